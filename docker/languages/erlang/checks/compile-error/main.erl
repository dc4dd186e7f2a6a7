-module(main).
-export([main/0]).

main() ->
    Count = 3,
    io:format("~b squares~n", [Cuont]).
