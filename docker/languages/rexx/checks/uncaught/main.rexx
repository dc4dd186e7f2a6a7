say average("1 2 3")
say average("")
exit

average: procedure
    parse arg numbers
    sum = 0
    do i = 1 to words(numbers)
        sum = sum + word(numbers, i)
    end
    return sum / words(numbers)
