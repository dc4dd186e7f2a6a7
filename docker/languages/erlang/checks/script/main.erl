#!/usr/bin/env escript

main(Arguments) ->
    io:format("~b arguments, ~b together~n", [length(Arguments), total(Arguments)]).

total(Arguments) ->
    lists:sum([list_to_integer(Argument) || Argument <- Arguments]).
