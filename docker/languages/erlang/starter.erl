-module(main).
-export([main/0]).

main() ->
    Name = string:trim(io:get_line("What is your name? ")),
    io:format("Hello, ~ts!~n", [Name]),

    {ok, [Count]} = io:fread("How many squares shall I print? ", "~d"),
    [io:format("~b x ~b = ~b~n", [Number, Number, Number * Number]) || Number <- lists:seq(1, Count)].
