-module(main).
-export([main/0]).

main() ->
    io:format("~ts~n", ["Grüße, 世界 🚀"]),
    io:format("read: ~ts", [io:get_line("")]),
    io:format("~ts~n", [<<"backwards: 🚀 界世 ,eßürG"/utf8>>]).
