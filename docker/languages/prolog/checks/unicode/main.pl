:- initialization(main, main).

main :-
    writeln("Grüße, 世界 🚀"),
    read_line_to_string(user_input, Line),
    writeln(Line).
