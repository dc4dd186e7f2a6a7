-module(main).
-export([main/0]).
-include("shapes.hrl").

main() ->
    Shapes = [#circle{radius = 1}, #rectangle{width = 2, height = 3}],
    [io:format("~ts: ~.3f~n", [shapes:name(Shape), float(shapes:area(Shape))]) || Shape <- Shapes].
