source ./lib/shapes.sh

circle_area 2
