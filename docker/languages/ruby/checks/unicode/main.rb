puts "Grüße, 世界 🚀"
puts gets
