-module(main).
-export([main/0]).

average(Numbers) ->
    lists:sum(Numbers) / length(Numbers).

main() ->
    io:format("~p~n", [average([1, 2, 3])]),
    io:format("~p~n", [average([])]).
