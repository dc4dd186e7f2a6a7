{Circle, Square} = require './shapes'
total = require './sums/total'

shapes = [new Circle(1), new Square(2)]
console.log shapes.join ', '
console.log total(shape.area() for shape in shapes).toFixed 3
