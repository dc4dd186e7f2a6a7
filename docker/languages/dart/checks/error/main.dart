import 'dart:io';

void main() {
  print('before the end');
  exitCode = 3;
}
