import { Circle, Square, type Shape } from "./shapes";
import total from "./sums/total.ts";
import { units } from "./settings.json";
import os = require("node:os");

const shapes: Shape[] = [new Circle(1), new Square(2)];
console.log(shapes.map(String).join(", "));
console.log(total(shapes.map((shape) => shape.area)).toFixed(3), units, typeof os.cpus);
