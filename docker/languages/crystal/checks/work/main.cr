MODULUS = 1_000_000_007_i64

# Gives the same numbers everywhere.
class Generator
  @seed = 42_i64

  def next
    @seed = (@seed * 1103515245 + 12345) % 2147483648
  end
end

class Node
  property left : Node?
  property right : Node?

  def initialize(@key : Int64)
  end

  def insert(key)
    if key < @key
      if left = @left
        left.insert(key)
      else
        @left = Node.new(key)
      end
    elsif key > @key
      if right = @right
        right.insert(key)
      else
        @right = Node.new(key)
      end
    end
  end

  def size : Int32
    (@left.try(&.size) || 0) + 1 + (@right.try(&.size) || 0)
  end

  def depth : Int32
    1 + {@left.try(&.depth) || 0, @right.try(&.depth) || 0}.max
  end
end

def count_primes(limit)
  composite = Array.new(limit + 1, false)
  (2..limit).count do |n|
    next false if composite[n]
    (n.to_i64 * n).step(to: limit, by: n) { |multiple| composite[multiple] = true }
    true
  end
end

def sort_numbers(generator)
  numbers = Array.new(1_000_000) { generator.next }.sort!
  checksum = numbers.reduce(0_i64) { |sum, number| (sum * 31 + number) % MODULUS }
  puts "numbers: median #{numbers[numbers.size // 2]}, checksum #{checksum}"
end

def count_words(generator)
  syllables = %w[ka lo mi ne ru sa ti vo]
  text = String.build do |io|
    200_000.times do
      3.times { io << syllables[generator.next // 65536 % 8] }
      io << ' '
    end
  end
  hash = text.bytes.reduce(0_i64) { |sum, byte| (sum * 31 + byte) % MODULUS }
  puts "text: #{text.size} characters, hash #{hash}"

  words = text.split.tally.to_a.sort_by! { |word, count| {-count, word} }
  puts "words: #{words.size} different"
  words.first(3).each { |word, count| puts "  #{word} #{count}" }
end

def grow_tree(generator)
  tree = Node.new(generator.next)
  49_999.times { tree.insert(generator.next) }
  puts "tree: #{tree.size} nodes, depth #{tree.depth}"
end

def run_fibers
  sums = Channel(Int64).new
  10.times do |worker|
    spawn do
      first = worker.to_i64 * 100_000
      sums.send((first...first + 100_000).reduce(0_i64) { |sum, n| (sum + n * n) % MODULUS })
    end
  end
  total = Array.new(10) { sums.receive }.sum
  puts "threads: #{total % MODULUS}"
end

generator = Generator.new
puts "primes: #{count_primes(2_000_000)}"
sort_numbers(generator)
count_words(generator)
grow_tree(generator)
run_fibers
