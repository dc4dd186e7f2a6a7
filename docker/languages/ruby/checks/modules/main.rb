require_relative "geometry/shapes"

puts Geometry::Circle.new(2).area
