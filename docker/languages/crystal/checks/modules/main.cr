require "./shapes"

room = Rectangle.new(3, 4)
puts "area #{room.area}, perimeter #{room.perimeter}"
