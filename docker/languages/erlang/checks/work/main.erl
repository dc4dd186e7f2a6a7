-module(main).
-export([main/0]).

main() ->
    sorting(),
    words(),
    groups(),
    maze(),
    primes(),
    text(),
    chains().

%% A number below Bound, and the generator's next state.
below(Bound, State) ->
    Next = (State * 1103515245 + 12345) rem (1 bsl 31),
    {(Next bsr 16) rem Bound, Next}.

many(0, _Draw, _State) -> [];
many(Count, Draw, State) ->
    {Value, Next} = Draw(State),
    [Value | many(Count - 1, Draw, Next)].

sorting() ->
    Numbers = lists:sort(many(100000, fun(State) -> below(30000, State) end, 1)),
    io:format("sorted: ~b ~b ~b~n", [hd(Numbers) + 1, lists:nth(50001, Numbers) + 1, lists:last(Numbers) + 1]).

words() ->
    Syllables = {"ka", "lo", "mi", "nu", "re", "so", "ta", "vi"},
    Words = many(50000, fun(State) ->
        {First, Next} = below(8, State),
        {Second, Last} = below(8, Next),
        {element(First + 1, Syllables) ++ element(Second + 1, Syllables), Last}
    end, 2),
    Counts = lists:foldl(fun(Word, Map) -> maps:update_with(Word, fun(N) -> N + 1 end, 1, Map) end, #{}, Words),
    Sorted = lists:sort([{-Count, Word} || {Word, Count} <- maps:to_list(Counts)]),
    Most = [io_lib:format("~ts ~b", [Word, -Count]) || {Count, Word} <- lists:sublist(Sorted, 3)],
    io:format("words: ~ts~n", [lists:join(", ", Most)]).

groups() ->
    Students = many(1000, fun(State) ->
        {Group, Next} = below(5, State),
        {Points, Last} = below(101, Next),
        {{$A + Group, Points}, Last}
    end, 3),
    Groups = maps:groups_from_list(fun({Group, _}) -> Group end, fun({_, Points}) -> Points end, Students),
    [io:format("group ~c: ~b students, ~.2f points~n", [Group, length(Points), lists:sum(Points) / length(Points)])
     || {Group, Points} <- lists:sort(maps:to_list(Groups))].

maze() ->
    Size = 60,
    Draws = many(Size * Size, fun(State) -> below(4, State) end, 4),
    Places = [{Row, Column} || Row <- lists:seq(1, Size), Column <- lists:seq(1, Size)],
    Free = [Place || {Place, Draw} <- lists:zip(Places, Draws), Draw =/= 0],
    Open = maps:from_keys([{1, 1}, {Size, Size} | Free], true),
    Distances = explore(queue:from_list([{1, 1}]), #{{1, 1} => 0}, Open),
    io:format("maze: ~b steps, ~b places~n", [maps:get({Size, Size}, Distances), maps:size(Distances)]).

explore(Queue, Distances, Open) ->
    case queue:out(Queue) of
        {empty, _} ->
            Distances;
        {{value, {Row, Column} = Here}, Rest} ->
            Steps = maps:get(Here, Distances) + 1,
            Around = [{Row, Column + 1}, {Row + 1, Column}, {Row, Column - 1}, {Row - 1, Column}],
            New = [Place || Place <- Around, is_map_key(Place, Open), not is_map_key(Place, Distances)],
            Known = maps:merge(Distances, maps:from_keys(New, Steps)),
            explore(lists:foldl(fun queue:in/2, Rest, New), Known, Open)
    end.

primes() ->
    Limit = 1000000,
    Composite = atomics:new(Limit, []),
    [cross_out(Number * Number, Number, Limit, Composite)
     || Number <- lists:seq(2, 1000), atomics:get(Composite, Number) =:= 0],
    io:format("primes: ~b~n", [length([Number || Number <- lists:seq(2, Limit), atomics:get(Composite, Number) =:= 0])]).

cross_out(Multiple, _Step, Limit, _Composite) when Multiple > Limit -> ok;
cross_out(Multiple, Step, Limit, Composite) ->
    atomics:put(Composite, Multiple, 1),
    cross_out(Multiple + Step, Step, Limit, Composite).

text() ->
    Text = [$a + Index rem 26 || Index <- lists:seq(0, 99999)],
    Reversed = string:uppercase(lists:reverse(Text)),
    Letters = length([Letter || Letter <- Reversed, Letter =:= $A]),
    io:format("text: ~b ~ts ~b~n", [length(Text), lists:sublist(Reversed, 10), Letters]).

%% Ten processes, each with a tenth of the numbers.
chains() ->
    Parent = self(),
    Parts = [lists:seq(Part * 2000 + 1, Part * 2000 + 2000) || Part <- lists:seq(0, 9)],
    [spawn_link(fun() -> Parent ! {longest, lists:max([{steps(Start, 1), -Start} || Start <- Part])} end) || Part <- Parts],
    {Steps, Start} = lists:max([receive {longest, Chain} -> Chain end || _ <- Parts]),
    io:format("longest chain: ~b with ~b steps~n", [-Start, Steps]).

steps(1, Steps) -> Steps;
steps(Number, Steps) when Number rem 2 =:= 0 -> steps(Number div 2, Steps + 1);
steps(Number, Steps) -> steps(3 * Number + 1, Steps + 1).
