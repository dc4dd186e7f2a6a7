:- initialization(main).

share(Cake, People, Each) :- Each is Cake / People.

main :- share(8, 0, Each), writeln(Each).
