[1, 2, 3].each do |number|
  puts number
