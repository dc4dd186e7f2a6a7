import 'dart:collection';
import 'dart:isolate';

class Generator {
  Generator(this._state);

  int _state;

  int below(int bound) {
    _state = (_state * 1103515245 + 12345) % (1 << 31);
    return (_state >> 16) % bound;
  }
}

typedef Place = ({int row, int column});

class Maze {
  Maze(this.size, Generator generator)
      : _isWall = [
          for (var row = 0; row < size; row++) [for (var column = 0; column < size; column++) generator.below(4) == 0],
        ] {
    _isWall.first.first = _isWall.last.last = false;
  }

  final int size;
  final List<List<bool>> _isWall;

  Map<Place, int> distances() {
    const Place start = (row: 0, column: 0);
    final distances = {start: 0};
    final queue = Queue.of([start]);
    while (queue.isNotEmpty) {
      final here = queue.removeFirst();
      for (final place in _neighbours(here).where((place) => !distances.containsKey(place))) {
        distances[place] = distances[here]! + 1;
        queue.add(place);
      }
    }
    return distances;
  }

  Iterable<Place> _neighbours(Place place) sync* {
    for (final (down, right) in [(0, 1), (1, 0), (0, -1), (-1, 0)]) {
      final (row, column) = (place.row + down, place.column + right);
      if (0 <= row && row < size && 0 <= column && column < size && !_isWall[row][column]) {
        yield (row: row, column: column);
      }
    }
  }
}

void sorting() {
  final generator = Generator(1);
  final numbers = [for (var i = 0; i < 100000; i++) generator.below(30000) + 1]..sort();
  print('sorted: ${numbers.first} ${numbers[50000]} ${numbers.last}');
}

void words() {
  final generator = Generator(2);
  final syllables = 'ka lo mi nu re so ta vi'.split(' ');
  final counts = <String, int>{};
  for (var i = 0; i < 50000; i++) {
    final word = syllables[generator.below(8)] + syllables[generator.below(8)];
    counts.update(word, (count) => count + 1, ifAbsent: () => 1);
  }
  final most = counts.entries.toList()
    ..sort((a, b) => a.value == b.value ? a.key.compareTo(b.key) : b.value.compareTo(a.value));
  print('words: ${most.take(3).map((entry) => '${entry.key} ${entry.value}').join(', ')}');
}

void groups() {
  final generator = Generator(3);
  final groups = SplayTreeMap<String, List<int>>();
  for (var i = 0; i < 1000; i++) {
    groups.putIfAbsent('ABCDE'[generator.below(5)], () => []).add(generator.below(101));
  }
  groups.forEach((name, points) {
    final average = points.reduce((a, b) => a + b) / points.length;
    print('group $name: ${points.length} students, ${average.toStringAsFixed(2)} points');
  });
}

void maze() {
  final distances = Maze(60, Generator(4)).distances();
  print('maze: ${distances[(row: 59, column: 59)]} steps, ${distances.length} places');
}

void primes() {
  const limit = 1000000;
  final isPrime = List.filled(limit + 1, true)..fillRange(0, 2, false);
  for (var number = 2; number * number <= limit; number++) {
    if (!isPrime[number]) continue;
    for (var multiple = number * number; multiple <= limit; multiple += number) {
      isPrime[multiple] = false;
    }
  }
  print('primes: ${isPrime.where((each) => each).length}');
}

void text() {
  final text = String.fromCharCodes([for (var i = 0; i < 100000; i++) 97 + i % 26]);
  final reversed = text.split('').reversed.join().toUpperCase();
  print('text: ${text.length} ${reversed.substring(0, 10)} ${'A'.allMatches(reversed).length}');
}

({int start, int steps}) longest(int first, int count) {
  var best = (start: first, steps: 0);
  for (var start = first; start < first + count; start++) {
    var steps = 1;
    for (var number = start; number != 1; steps++) {
      number = number.isEven ? number ~/ 2 : 3 * number + 1;
    }
    if (steps > best.steps) best = (start: start, steps: steps);
  }
  return best;
}

Future<void> chains() async {
  final parts = [for (var part = 0; part < 10; part++) Isolate.run(() => longest(part * 2000 + 1, 2000))];
  final best = (await Future.wait(parts)).reduce((a, b) => b.steps > a.steps ? b : a);
  print('longest chain: ${best.start} with ${best.steps} steps');
}

Future<void> main() async {
  sorting();
  words();
  groups();
  maze();
  primes();
  text();
  await chains();
}
