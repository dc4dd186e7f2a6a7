unit class Geometry::Circle;

constant BASE = 3;

has Int $.radius;

method area { BASE * $!radius ** 2 }
