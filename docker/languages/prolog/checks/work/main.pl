% What a term's worth of exercises needs: lists, terms, associations, sorting, strings, tables and threads.
:- use_module(library(aggregate)).
:- use_module(library(pairs)).
:- use_module(library(thread)).
:- initialization(main, main).

% Lehmer's generator, the same numbers in every language: a rule of a grammar over its one state.
dice(Limit, Number), [State] -->
    [State0],
    { State is State0 * 16807 mod 2147483647, Number is State mod Limit }.

dice(_, 0, []) --> !.
dice(Limit, Count, [Number|Numbers]) -->
    dice(Limit, Number),
    { Count1 is Count - 1 },
    dice(Limit, Count1, Numbers).

primes_below(Limit, Primes) :-
    Last is Limit - 1,
    functor(Sieve, sieve, Last),
    findall(Number, prime(Sieve, Last, Number), Primes).

% With Sieve's arguments as marks: bound ones are multiples of a smaller prime. nb_setarg survives backtracking.
prime(Sieve, Last, Number) :-
    between(2, Last, Number),
    arg(Number, Sieve, Mark),
    var(Mark),
    Square is Number * Number,
    strike(Square, Number, Last, Sieve).

strike(Multiple, _, Last, _) :- Multiple > Last, !.
strike(Multiple, Number, Last, Sieve) :-
    nb_setarg(Multiple, Sieve, struck),
    Next is Multiple + Number,
    strike(Next, Number, Last, Sieve).

merge_sort([], []) :- !.
merge_sort([Number], [Number]) :- !.
merge_sort(Numbers, Sorted) :-
    length(Numbers, Length),
    Half is Length // 2,
    length(Left, Half),
    append(Left, Right, Numbers),
    merge_sort(Left, SortedLeft),
    merge_sort(Right, SortedRight),
    merge(SortedLeft, SortedRight, Sorted).

merge([], Right, Right) :- !.
merge(Left, [], Left) :- !.
merge([A|Left], [B|Right], [A|Merged]) :- A =< B, !, merge(Left, [B|Right], Merged).
merge(Left, [B|Right], [B|Merged]) :- merge(Left, Right, Merged).

checksum([], _, Sum, Sum).
checksum([Number|Numbers], Place, Sum0, Sum) :-
    Sum1 is (Sum0 + Place * Number) mod 1000003,
    Place1 is Place + 1,
    checksum(Numbers, Place1, Sum1, Sum).

word([A, B, C], Word) :-
    maplist([N, Syllable]>>nth0(N, [ka, lo, mi, ne, ru, ta], Syllable), [A, B, C], Syllables),
    atomic_list_concat(Syllables, Word).

threes([], []).
threes([A, B, C|Rest], [[A, B, C]|Threes]) :- threes(Rest, Threes).

average(Marks, Average) :- sum_list(Marks, Sum), length(Marks, Count), Average is Sum / Count.

:- table edit_distance(_, _, min).

edit_distance([], Other, Cost) :- length(Other, Cost).
edit_distance(One, [], Cost) :- length(One, Cost).
edit_distance([A|One], [B|Other], Cost) :-
    (   edit_distance(One, Other, Cost0), ( A == B -> Cost = Cost0 ; Cost is Cost0 + 1 )
    ;   edit_distance([A|One], Other, Cost0), Cost is Cost0 + 1
    ;   edit_distance(One, [B|Other], Cost0), Cost is Cost0 + 1
    ).

collatz(1, Steps, Steps) :- !.
collatz(Number, Steps0, Steps) :-
    Steps1 is Steps0 + 1,
    (   Number mod 2 =:= 0 -> Next is Number // 2 ; Next is 3 * Number + 1 ),
    collatz(Next, Steps1, Steps).

longest_collatz(First, Longest) :-
    Last is First + 999,
    aggregate_all(max(Steps, Start), (between(First, Last, Start), collatz(Start, 0, Steps)), Longest).

main :-
    primes_below(200000, Primes),
    length(Primes, PrimeCount), last(Primes, LastPrime),
    format("~d primes, the last is ~d~n", [PrimeCount, LastPrime]),

    phrase(dice(1000000, 50000, Numbers), [42], [State1]),
    merge_sort(Numbers, Ordered),
    msort(Numbers, Ordered),
    nth0(0, Ordered, Least), nth0(25000, Ordered, Middle), last(Ordered, Greatest),
    checksum(Ordered, 1, 0, Checksum),
    format("Sorted from ~d over ~d to ~d, checksum ~d~n", [Least, Middle, Greatest, Checksum]),

    phrase(dice(6, 60000, Parts), [State1], [State2]),
    threes(Parts, Threes),
    maplist(word, Threes, Words),
    msort(Words, SortedWords),
    pairs_keys_values(Pairs, SortedWords, SortedWords),
    group_pairs_by_key(Pairs, Groups),
    findall(Count-Word, (member(Word-Group, Groups), length(Group, Count)), Counts),
    sort(1, @>=, Counts, [C1-W1, C2-W2, C3-W3|_]),
    length(Counts, Different),
    format("~d words, most often ~a ~d, ~a ~d, ~a ~d~n", [Different, W1, C1, W2, C2, W3, C3]),

    students([ada, alan, barbara, dennis, donald, edsger, grace, ken, linus, margaret], Students, State2, State3),
    sort(1, @>=, Students, [A1-S1, A2-S2, A3-S3|_]),
    format("Best ~a ~1f, ~a ~1f, ~a ~1f~n", [S1, A1, S2, A2, S3, A3]),

    phrase((dice(4, 60, One), dice(4, 60, Other)), [State3], _),
    edit_distance(One, Other, Distance),
    format("Edit distance ~d~n", [Distance]),

    numlist(0, 9, Workers),
    maplist([Worker, First]>>(First is Worker * 1000 + 1), Workers, Firsts),
    concurrent_maplist(longest_collatz, Firsts, Chains),
    max_member(max(Steps, Start), Chains),
    format("Longest chain from ~d, ~d steps~n", [Start, Steps]).

students([], [], State, State).
students([Name|Names], [Average-Name|Students], State0, State) :-
    phrase(dice(101, 5, Marks), [State0], [State1]),
    average(Marks, Average),
    students(Names, Students, State1, State).
