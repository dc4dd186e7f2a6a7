source("geometry/shapes.R")

cat(area(2), "\n")
