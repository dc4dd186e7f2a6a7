puts -nonewline "What is your name? "
flush stdout
gets stdin name
puts "Hello, $name!"

puts -nonewline "How many squares shall I print? "
flush stdout
gets stdin count
for {set number 1} {$number <= $count} {incr number} {
    puts "$number x $number = [expr {$number * $number}]"
}
