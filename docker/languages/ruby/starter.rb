$stdout.sync = true

print "What is your name? "
name = gets.chomp
puts "Hello, #{name}!"

print "How many squares shall I print? "
count = gets.to_i
1.upto(count) do |number|
  puts "#{number} x #{number} = #{number * number}"
end
