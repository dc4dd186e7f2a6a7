line input "What is your name? " name$
print "Hello, ", name$, "!"

input "How many squares shall I print? " count
for number = 1 to count
    print number, " x ", number, " = ", number * number
next number
