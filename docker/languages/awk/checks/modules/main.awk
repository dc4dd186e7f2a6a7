@include "shapes.awk"

BEGIN { print area(2) }
