use v5.40;
use lib ".";
use Geometry::Circle;

say Geometry::Circle->new(radius => 2)->area;
