:- use_module(geometry/shapes).
:- initialization(main, main).

main :- area(circle(2), Area), writeln(Area).
