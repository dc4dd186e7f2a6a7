-module(main).
-export([main/0]).

main() ->
    {match, Days} = re:run("from 2024-02-29 to 2024-03-01", "\\d+-\\d+-(\\d+)", [global, {capture, [1], list}]),
    io:format("~ts~n", [lists:join(" ", lists:append(Days))]),

    Year = calendar:date_to_gregorian_days({2024, 3, 1}) - calendar:date_to_gregorian_days({2024, 2, 28}),
    io:format("~b days~n", [Year]),

    Books = #{<<"title">> => <<"Notes">>, <<"year">> => 1843},
    Json = iolist_to_binary(json:encode(Books)),
    io:format("~ts ~p~n", [Json, json:decode(Json) =:= Books]),

    Table = ets:new(ages, [ordered_set]),
    ets:insert(Table, [{"Bob", 41}, {"Ada", 36}]),
    io:format("~p ~p~n", [ets:first(Table), ets:lookup_element(Table, "Bob", 2)]),

    Queue = queue:from_list([1, 2, 3]),
    io:format("~p ~p~n", [queue:get_r(Queue), sets:size(sets:from_list("Mississippi"))]),

    rand:seed(exsss, 42),
    io:format("~p ~p~n", [lists:member(rand:uniform(6), lists:seq(1, 6)), erlang:crc32("erlang")]),
    io:format("~b ~ts~n", [round(math:pow(2, 62)), string:uppercase("straße")]).
