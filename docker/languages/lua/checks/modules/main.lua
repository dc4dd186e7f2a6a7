local shapes = require("geometry.shapes")

print(shapes.area(2))
