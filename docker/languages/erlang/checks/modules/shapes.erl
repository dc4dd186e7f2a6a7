-module(shapes).
-export([area/1, name/1]).
-include("shapes.hrl").

area(#circle{radius = Radius}) -> math:pi() * Radius * Radius;
area(#rectangle{width = Width, height = Height}) -> Width * Height.

name(#circle{}) -> "Circle";
name(#rectangle{}) -> "Rectangle".
