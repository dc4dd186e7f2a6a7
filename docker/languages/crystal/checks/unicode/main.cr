puts "Grüße, 世界 🚀"
puts "Hallo, #{gets}!"
