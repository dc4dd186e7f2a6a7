% What a term's worth of exercises needs: matrices, structs, cells, maps, sorting, strings and functions.
1;

% Lehmer's generator: the same numbers in every language.
function number = dice(limit)
  global state
  state = mod(state * 16807, 2147483647);
  number = mod(state, limit);
end

function primes = primes_below(limit)
  is_prime = true(1, limit - 1);
  is_prime(1) = false;
  for number = 2:floor(sqrt(limit))
    if is_prime(number)
      is_prime(number^2:number:end) = false;
    end
  end
  primes = find(is_prime);
end

function sorted = merge_sort(numbers)
  if numel(numbers) <= 1
    sorted = numbers;
    return
  end
  middle = floor(numel(numbers) / 2);
  left = merge_sort(numbers(1:middle));
  right = merge_sort(numbers(middle + 1:end));
  sorted = zeros(size(numbers));
  i = j = 1;
  for place = 1:numel(sorted)
    if j > numel(right) || (i <= numel(left) && left(i) <= right(j))
      sorted(place) = left(i++);
    else
      sorted(place) = right(j++);
    end
  end
end

function cost = edit_distance(one, other)
  row = 0:numel(other);
  for i = 1:numel(one)
    above = row;
    row(1) = i;
    for j = 1:numel(other)
      row(j + 1) = min([above(j + 1) + 1, row(j) + 1, above(j) + (one(i) != other(j))]);
    end
  end
  cost = row(end);
end

function steps = collatz_steps(number)
  steps = 0;
  while number != 1
    if mod(number, 2)
      number = 3 * number + 1;
    else
      number /= 2;
    end
    steps++;
  end
end

global state
state = 42;

primes = primes_below(200000);
printf("%d primes, the last is %d\n", numel(primes), primes(end));

numbers = arrayfun(@(place) dice(1000000), 1:2000);
ordered = merge_sort(numbers);
assert(ordered, sort(numbers));
checksum = mod(sum((1:2000) .* ordered), 1000003);
printf("Sorted from %d over %d to %d, checksum %d\n", ordered(1), ordered(1001), ordered(end), checksum);

syllables = {"ka", "lo", "mi", "ne", "ru", "ta"};
counts = containers.Map("KeyType", "char", "ValueType", "double");
for i = 1:2000
  word = [syllables{[dice(6), dice(6), dice(6)] + 1}];
  if isKey(counts, word)
    counts(word) += 1;
  else
    counts(word) = 1;
  end
end
words = keys(counts);
[often, order] = sort(cell2mat(values(counts)), "descend");
printf("%d words, most often", counts.Count);
for i = 1:3
  printf(" %s %d", words{order(i)}, often(i));
end
printf("\n");

students = struct("name", {"Ada", "Alan", "Barbara", "Dennis", "Donald", "Edsger", "Grace", "Ken", "Linus", "Margaret"});
for i = 1:numel(students)
  students(i).average = mean(arrayfun(@(mark) dice(101), 1:5));
end
[averages, order] = sort([students.average], "descend");
printf("Best");
for i = 1:3
  printf(" %s %.1f", students(order(i)).name, averages(i));
end
printf("\n");

one = arrayfun(@(place) "abcd"(dice(4) + 1), 1:40);
other = arrayfun(@(place) "abcd"(dice(4) + 1), 1:40);
printf("Edit distance %d\n", edit_distance(one, other));

[steps, start] = max(arrayfun(@collatz_steps, 1:500));
printf("Longest chain from %d, %d steps\n", start, steps);

A = reshape(mod(1:250000, 97), 500, 500);
printf("Trace of the product %d\n", trace(A * A'));
