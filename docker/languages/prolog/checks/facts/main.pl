parent(anne, ada).
parent(byron, ada).
parent(ada, ralph).

grandparent(Old, Young) :- parent(Old, Middle), parent(Middle, Young).

:- forall(grandparent(Who, ralph), (write(Who), nl)).
