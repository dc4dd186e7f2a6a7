double average(List<int> numbers) {
  if (numbers.isEmpty) throw ArgumentError('no numbers, no average');
  return numbers.reduce((sum, number) => sum + number) / numbers.length;
}

void main() {
  print(average([1, 2, 3]));
  print(average([]));
}
