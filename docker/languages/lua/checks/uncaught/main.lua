local student = { name = "Ada" }

print("Hello, " .. student.nmae .. "!")
