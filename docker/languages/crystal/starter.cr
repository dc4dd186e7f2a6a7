print "What is your name? "
name = gets
puts "Hello, #{name}!"

print "How many squares shall I print? "
count = gets.to_s.to_i
(1..count).each do |number|
  puts "#{number} x #{number} = #{number * number}"
end
