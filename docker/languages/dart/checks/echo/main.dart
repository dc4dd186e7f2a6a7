import 'dart:convert';
import 'dart:io';

Future<void> main() async {
  await for (final line in stdin.transform(utf8.decoder).transform(const LineSplitter())) {
    print('${line.length}: $line');
  }
}
