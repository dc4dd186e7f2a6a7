from geometry import PI, shapes
from geometry.shapes import Circle

print(Circle(2).area() == PI * 4)
print(shapes.describe(Circle(2)))
