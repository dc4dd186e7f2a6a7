import shapes.Circle
import shapes.Square

def all = [new Circle(radius: 1), new Square(side: 2)]
println all.join(', ')
println String.format('%.3f', Sums.totalArea(all))
