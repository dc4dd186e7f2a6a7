students = %w[Ada Alan]
puts student.size
