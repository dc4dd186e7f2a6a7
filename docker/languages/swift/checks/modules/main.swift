let shapes: [Shape] = [Circle(radius: 1), Rectangle(width: 2, height: 3)]
for shape in shapes {
    print(shape.describe())
}
