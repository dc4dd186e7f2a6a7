-module(main).
-export([main/0]).

main() ->
    case io:get_line("") of
        eof ->
            ok;
        Line ->
            Text = string:trim(Line, trailing, "\n"),
            io:format("~b: ~ts~n", [length(Text), Text]),
            main()
    end.
