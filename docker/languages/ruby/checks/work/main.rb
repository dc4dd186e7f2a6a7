# What a term's worth of exercises needs: arrays, hashes, classes, sorting, strings and threads.

# Lehmer's generator: the same numbers in every language.
class Dice
  def initialize(seed) = @state = seed

  def below(limit)
    @state = @state * 16807 % 2147483647
    @state % limit
  end
end

Student = Struct.new(:name, :marks) do
  def average = marks.sum.fdiv(marks.size)
end

def primes_below(limit)
  prime = Array.new(limit, true)
  prime[0] = prime[1] = false
  2.upto(Integer.sqrt(limit)) do |number|
    next unless prime[number]

    (number * number).step(limit - 1, number) { |multiple| prime[multiple] = false }
  end
  prime.each_index.select { |number| prime[number] }
end

def merge_sort(numbers)
  return numbers if numbers.size <= 1

  left, right = numbers.each_slice((numbers.size + 1) / 2).map { |half| merge_sort(half) }
  merged = []
  i = j = 0
  while i < left.size && j < right.size
    if left[i] <= right[j]
      merged << left[i]
      i += 1
    else
      merged << right[j]
      j += 1
    end
  end
  merged.concat(left[i..], right[j..])
end

def edit_distance(one, other)
  row = (0..other.size).to_a
  one.each_char.with_index(1) do |letter, i|
    above = row
    row = [i]
    other.each_char.with_index(1) do |its_letter, j|
      change = letter == its_letter ? 0 : 1
      row << [above[j] + 1, row[j - 1] + 1, above[j - 1] + change].min
    end
  end
  row.last
end

def collatz_steps(number)
  steps = 0
  until number == 1
    number = number.even? ? number / 2 : 3 * number + 1
    steps += 1
  end
  steps
end

dice = Dice.new(42)

primes = primes_below(200_000)
puts "#{primes.size} primes, the last is #{primes.last}"

numbers = Array.new(50_000) { dice.below(1_000_000) }
ordered = merge_sort(numbers)
raise "not sorted" unless ordered == numbers.sort

checksum = ordered.each.with_index(1).reduce(0) { |sum, (number, place)| (sum + place * number) % 1_000_003 }
puts "Sorted from #{ordered.first} over #{ordered[25_000]} to #{ordered.last}, checksum #{checksum}"

syllables = %w[ka lo mi ne ru ta]
words = Array.new(20_000) { Array.new(3) { syllables[dice.below(6)] }.join }
frequent = words.tally.sort_by { |word, count| [-count, word] }
puts "#{frequent.size} words, most often #{frequent.first(3).map { |entry| entry.join(' ') }.join(', ')}"

names = %w[Ada Alan Barbara Dennis Donald Edsger Grace Ken Linus Margaret]
students = names.map { |name| Student.new(name, Array.new(5) { dice.below(101) }) }
best = students.sort_by { |student| [-student.average, student.name] }.first(3)
puts "Best #{best.map { |student| format('%s %.1f', student.name, student.average) }.join(', ')}"

one, other = Array.new(2) { Array.new(300) { "abcd"[dice.below(4)] }.join }
puts "Edit distance #{edit_distance(one, other)}"

threads = (1..10_000).each_slice(1000).map do |starts|
  Thread.new { starts.map { |start| [collatz_steps(start), start] }.max }
end
steps, start = threads.map(&:value).max
puts "Longest chain from #{start}, #{steps} steps"
