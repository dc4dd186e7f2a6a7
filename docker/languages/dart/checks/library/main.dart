import 'dart:collection';
import 'dart:convert';
import 'dart:math';

void main() {
  final dates = RegExp(r'\d+-\d+-(\d+)').allMatches('from 2024-02-29 to 2024-03-01');
  print(dates.map((date) => date.group(1)).join(' '));
  print(DateTime.utc(2024, 3, 1).difference(DateTime.utc(2024, 2, 28)).inDays);

  final book = {'title': 'Notes', 'year': 1843};
  print(jsonEncode(book));
  print((jsonDecode('[1, {"a": null}]') as List).last);

  print(BigInt.two.pow(100));
  print(SplayTreeSet.of(['b', 'a', 'c', 'a']).join());
  print(base64.encode(utf8.encode('Dart')));
  print([1, 2, 3].map(sqrt).reduce(max) > 1.7);
}
