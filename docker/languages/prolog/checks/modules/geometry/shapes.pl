:- module(shapes, [area/2]).

area(circle(Radius), Area) :- Area is 3 * Radius^2.
