STDIN.each_line do |line|
  puts "[#{line}] #{line.size}"
end
