const { Circle, Square } = require("./shapes");
const { total } = require("./sums/total.js");

const shapes = [new Circle(1), new Square(2)];
console.log(shapes.map(String).join(", "));
console.log(total(shapes.map((shape) => shape.area)).toFixed(3));
