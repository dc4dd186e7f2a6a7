dim marks(3)

for number = 1 to 5
    marks(number) = 10 * number
next number
