source geometry/shapes.tcl

puts [geometry::area 2]
