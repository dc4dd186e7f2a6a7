import 'dart:io';

void main() {
  stdout.write('What is your name? ');
  final name = stdin.readLineSync();
  print('Hello, $name!');

  stdout.write('How many squares shall I print? ');
  final count = int.parse(stdin.readLineSync()!);
  for (var number = 1; number <= count; number++) {
    print('$number x $number = ${number * number}');
  }
}
