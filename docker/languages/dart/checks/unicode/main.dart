import 'dart:convert';
import 'dart:io';

void main() {
  print('Grüße, 世界 🚀');
  print('read: ${stdin.readLineSync(encoding: utf8)}');
}
