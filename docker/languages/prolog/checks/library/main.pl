:- use_module(library(aggregate)).
:- use_module(library(assoc)).
:- use_module(library(clpfd)).
:- use_module(library(dcg/basics)).
:- use_module(library(http/json)).
:- initialization(main, main).

digits_puzzle([S,E,N,D] + [M,O,R,E] = [M,O,N,E,Y]) :-
    Letters = [S,E,N,D,M,O,R,Y],
    Letters ins 0..9,
    all_different(Letters),
    S*1000 + E*100 + N*10 + D + M*1000 + O*100 + R*10 + E #= M*10000 + O*1000 + N*100 + E*10 + Y,
    M #\= 0,
    S #\= 0,
    label(Letters).

total(Total) --> integer(First), rest(First, Total).

rest(Sum, Total) --> " + ", !, integer(Next), { Sum1 is Sum + Next }, rest(Sum1, Total).
rest(Total, Total) --> [].

main :-
    digits_puzzle(Puzzle),
    print(Puzzle), nl,
    phrase(total(Total), `1 + 20 + 300`),
    print(Total), nl,
    atom_json_dict('{"name": "Ada", "marks": [1, 2.5, null]}', Student, []),
    print(Student.marks), nl,
    list_to_assoc([a-1, b-2], Assoc),
    get_assoc(b, Assoc, Value),
    print(Value), nl,
    aggregate_all(max(X), member(X, [3, 9, 4]), Max),
    print(Max), nl,
    foldl([X, A, B]>>(B is A + X), [1, 2, 3], 0, Sum),
    print(Sum), nl,
    sort(0, @>=, [3, 1, 2, 3], Sorted),
    print(Sorted), nl,
    Power is 2 ** 100,
    print(Power), nl,
    format_time(atom(Date), '%Y-%m-%d', 1709164800),
    print(Date), nl.
