-module(main).
-export([main/0]).

main() ->
    io:format("before the end~n"),
    halt(3).
