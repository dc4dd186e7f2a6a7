// What a term's worth of exercises needs: arrays, procedures, sorting, strings and data.

state = 42

primes_below(200000)
sort_numbers(20000)
best_students()
print "Edit distance ", edit_distance(letters$(100), letters$(100))
longest_chain(3000)

// Lehmer's generator: the same numbers in every language.
sub dice(limit)
    state = mod(state * 16807, 2147483647)
    return mod(state, limit)
end sub

sub primes_below(limit)
    local number, multiple, count, last
    dim composite(limit)
    for number = 2 to limit - 1
        if (not composite(number)) then
            count = count + 1
            last = number
            for multiple = number * number to limit - 1 step number
                composite(multiple) = true
            next multiple
        endif
    next number
    print count, " primes, the last is ", last
end sub

sub sort_numbers(count)
    local place, checksum
    dim numbers(count)
    for place = 1 to count
        numbers(place) = dice(1000000)
    next place
    quick_sort(1, count)
    for place = 1 to count
        if (numbers(place) < numbers(place - 1)) error "not sorted"
        checksum = mod(checksum + place * numbers(place), 1000003)
    next place
    print "Sorted from ", numbers(1), " to ", numbers(count), ", checksum ", checksum
end sub

sub quick_sort(first, last)
    local pivot, i, j, kept
    if (first >= last) return
    pivot = numbers(int((first + last) / 2))
    i = first
    j = last
    while (i <= j)
        while (numbers(i) < pivot)
            i = i + 1
        wend
        while (numbers(j) > pivot)
            j = j - 1
        wend
        if (i <= j) then
            kept = numbers(i)
            numbers(i) = numbers(j)
            numbers(j) = kept
            i = i + 1
            j = j - 1
        endif
    wend
    quick_sort(first, j)
    quick_sort(i, last)
end sub

sub best_students()
    local student, mark, sum, best, best$, name$
    for student = 1 to 10
        read name$
        sum = 0
        for mark = 1 to 5
            sum = sum + dice(101)
        next mark
        if (sum > best) then
            best = sum
            best$ = name$
        endif
    next student
    print "Best ", best$, " ", best / 5
end sub

sub letters$(count)
    local place, text$
    for place = 1 to count
        text$ = text$ + mid$("abcd", dice(4) + 1, 1)
    next place
    return text$
end sub

sub edit_distance(one$, other$)
    local i, j, change
    dim cost(len(one$), len(other$))
    for i = 0 to len(one$)
        cost(i, 0) = i
    next i
    for j = 0 to len(other$)
        cost(0, j) = j
    next j
    for i = 1 to len(one$)
        for j = 1 to len(other$)
            change = 1
            if (mid$(one$, i, 1) = mid$(other$, j, 1)) change = 0
            cost(i, j) = min(cost(i - 1, j - 1) + change, min(cost(i - 1, j), cost(i, j - 1)) + 1)
        next j
    next i
    return cost(len(one$), len(other$))
end sub

sub longest_chain(last)
    local start, number, steps, longest, best
    for start = 1 to last
        number = start
        steps = 0
        while (number <> 1)
            if (mod(number, 2) = 0) then
                number = number / 2
            else
                number = 3 * number + 1
            endif
            steps = steps + 1
        wend
        if (steps > longest) then
            longest = steps
            best = start
        endif
    next start
    print "Longest chain from ", best, ", ", longest, " steps"
end sub

data "Ada", "Alan", "Barbara", "Dennis", "Donald", "Edsger", "Grace", "Ken", "Linus", "Margaret"
