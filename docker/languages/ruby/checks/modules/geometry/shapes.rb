module Geometry
  PI = 3

  Circle = Struct.new(:radius) do
    def area = PI * radius**2
  end
end
