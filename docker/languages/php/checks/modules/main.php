<?php

require "geometry/shapes.php";

use Geometry\Circle;

echo (new Circle(2))->area(), "\n";
