# What most students' programs touch.
print "What is your name? "
name = gets
puts "Hello, #{name}!"
count = gets.to_s.to_i
(1..count).each { |number| puts "#{number} x #{number} = #{number * number}" }

words = %w[one two three].map(&.upcase).sort_by { |word| {-word.size, word} }
counts = Hash(String, Int32).new(0)
words.each { |word| counts[word] += 1 }
puts counts, words.join(", "), words.first(2), [3, 1, 2].sort.sum, 1.5.round(1), 'c', :symbol, nil
STDIN.each_line { |line| puts line.split.map(&.to_i).max }
printf "%.2f %d\n", Math.sqrt(2), 3
puts ARGV.inspect
raise "an error" if words.empty?
exit 3 if count > 1000
