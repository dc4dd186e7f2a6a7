def share(cake, people)
  cake / people
end

puts share(8, 0)
