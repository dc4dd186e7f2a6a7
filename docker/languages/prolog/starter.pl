:- initialization(main, main).

main :-
    prompt(_, ''),
    ask("What is your name? ", Name),
    format("Hello, ~s!~n", [Name]),
    ask("How many squares shall I print? ", Answer),
    number_codes(Count, Answer),
    forall(between(1, Count, Number), print_square(Number)).

ask(Question, Answer) :-
    write(Question),
    flush_output,
    read_line_to_codes(user_input, Answer).

print_square(Number) :-
    Square is Number * Number,
    format("~d x ~d = ~d~n", [Number, Number, Square]).
