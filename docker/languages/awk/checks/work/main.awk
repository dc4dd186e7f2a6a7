# What a term's worth of exercises needs: arrays, functions, sorting and strings.

# Lehmer's generator: the same numbers in every language.
function dice(limit) {
    state = state * 16807 % 2147483647
    return state % limit
}

function primes_below(limit, primes,    count, number, multiple, composite) {
    for (number = 2; number < limit; number++) {
        if (number in composite)
            continue
        primes[++count] = number
        for (multiple = number * number; multiple < limit; multiple += number)
            composite[multiple]
    }
    return count
}

# Sorts numbers[first] to numbers[last].
function quick_sort(numbers, first, last,    pivot, i, j, kept) {
    if (first >= last)
        return
    pivot = numbers[int((first + last) / 2)]
    i = first
    j = last
    while (i <= j) {
        while (numbers[i] < pivot)
            i++
        while (numbers[j] > pivot)
            j--
        if (i <= j) {
            kept = numbers[i]
            numbers[i++] = numbers[j]
            numbers[j--] = kept
        }
    }
    quick_sort(numbers, first, j)
    quick_sort(numbers, i, last)
}

function min(a, b) {
    return a < b ? a : b
}

function edit_distance(one, other,    i, j, change, cost) {
    for (i = 0; i <= length(one); i++)
        cost[i][0] = i
    for (j = 0; j <= length(other); j++)
        cost[0][j] = j
    for (i = 1; i <= length(one); i++)
        for (j = 1; j <= length(other); j++) {
            change = substr(one, i, 1) != substr(other, j, 1)
            cost[i][j] = min(cost[i - 1][j - 1] + change, min(cost[i - 1][j], cost[i][j - 1]) + 1)
        }
    return cost[length(one)][length(other)]
}

function by_count(word, count, its_word, its_count) {
    return count != its_count ? its_count - count : word < its_word ? -1 : 1
}

function collatz_steps(number,    steps) {
    for (steps = 0; number != 1; steps++)
        number = number % 2 ? 3 * number + 1 : number / 2
    return steps
}

BEGIN {
    state = 42

    count = primes_below(200000, primes)
    print count " primes, the last is " primes[count]

    for (i = 1; i <= 50000; i++)
        numbers[i] = dice(1000000)
    quick_sort(numbers, 1, 50000)
    for (place = 1; place <= 50000; place++)
        checksum = (checksum + place * numbers[place]) % 1000003
    print "Sorted from " numbers[1] " over " numbers[25001] " to " numbers[50000] ", checksum " checksum

    split("ka lo mi ne ru ta", syllables)
    for (i = 1; i <= 20000; i++) {
        word = ""
        for (part = 1; part <= 3; part++)
            word = word syllables[dice(6) + 1]
        counts[word]++
    }
    printf "%d words, most often", length(counts)
    PROCINFO["sorted_in"] = "by_count"
    shown = 0
    for (word in counts)
        if (++shown <= 3)
            printf "%s %s %d", (shown > 1 ? "," : ""), word, counts[word]
    print ""

    split("Ada Alan Barbara Dennis Donald Edsger Grace Ken Linus Margaret", names)
    for (i = 1; i <= 10; i++)
        for (mark = 1; mark <= 5; mark++)
            averages[names[i]] += dice(101) / 5
    printf "Best"
    shown = 0
    for (name in averages)
        if (++shown <= 3)
            printf "%s %s %.1f", (shown > 1 ? "," : ""), name, averages[name]
    print ""

    for (i = 1; i <= 300; i++)
        one = one substr("abcd", dice(4) + 1, 1)
    for (i = 1; i <= 300; i++)
        other = other substr("abcd", dice(4) + 1, 1)
    print "Edit distance " edit_distance(one, other)

    for (start = 1; start <= 10000; start++)
        if ((steps = collatz_steps(start)) > longest) {
            longest = steps
            best = start
        }
    print "Longest chain from " best ", " longest " steps"
}
