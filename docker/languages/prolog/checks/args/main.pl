:- initialization(main, main).

main(Arguments) :-
    atomic_list_concat(Arguments, '|', Line),
    writeln(Line).
