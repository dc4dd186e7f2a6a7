parent(ada, byron)
parent(byron, anne).

:- initialization(writeln(loaded)).
