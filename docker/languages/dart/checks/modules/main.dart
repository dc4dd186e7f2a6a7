import 'shapes.dart';

void main() {
  for (final Shape shape in [Circle(1), Rectangle(2, 3)]) {
    print('${shape.runtimeType}: ${shape.area.toStringAsFixed(3)}');
  }
}
