numbers = [1, 2, 3]
puts numbers[numbers.size]
