/* Numbers as names of variables, strings as lists, and a queue: what Rexx has for data. */
numeric digits 20
call sorting
call counting
call groups
call maze
call primes
call text
call chains
exit

/* A number below `bound`, always the same ones after the same seed. */
below: procedure expose state
    parse arg bound
    state = (state * 1103515245 + 12345) // 2147483648
    return (state % 65536) // bound

sorting:
    state = 1
    do i = 1 to 2000
        numbers.i = below(30000) + 1
    end
    call quicksort 1, 2000
    say "sorted:" numbers.1 numbers.1001 numbers.2000
    return

quicksort: procedure expose numbers.
    parse arg first, last
    if first >= last then return
    middle = (first + last) % 2
    pivot = numbers.middle
    left = first
    right = last
    do while left <= right
        do while numbers.left < pivot; left = left + 1; end
        do while numbers.right > pivot; right = right - 1; end
        if left <= right then do
            parse value numbers.left numbers.right with numbers.right numbers.left
            left = left + 1
            right = right - 1
        end
    end
    call quicksort first, right
    call quicksort left, last
    return

counting:
    state = 2
    syllables = "ka lo mi nu re so ta vi"
    count. = 0
    known = ""
    do 20000
        one = below(8) + 1
        two = below(8) + 1
        name = word(syllables, one)word(syllables, two)
        if count.name = 0 then known = known name
        count.name = count.name + 1
    end
    best = word(known, 1)
    do i = 2 to words(known)
        name = word(known, i)
        if count.name > count.best then best = name
    end
    say "words:" words(known) best count.best
    return

groups:
    state = 3
    members. = 0
    points. = 0
    do 1000
        group = substr("ABCDE", below(5) + 1, 1)
        members.group = members.group + 1
        points.group = points.group + below(101)
    end
    do i = 1 to 5
        group = substr("ABCDE", i, 1)
        say "group" group":" members.group "students," format(points.group / members.group, , 2) "points"
    end
    return

maze:
    state = 4
    size = 60
    wall. = 1
    do row = 1 to size
        do column = 1 to size
            wall.row.column = (below(4) = 0)
        end
    end
    wall.1.1 = 0
    wall.size.size = 0
    distance. = ""
    distance.1.1 = 0
    places = 0
    queue 1 1
    do while queued() > 0
        parse pull row column
        places = places + 1
        call visit row, column + 1, distance.row.column + 1
        call visit row + 1, column, distance.row.column + 1
        call visit row, column - 1, distance.row.column + 1
        call visit row - 1, column, distance.row.column + 1
    end
    say "maze:" distance.size.size "steps," places "places"
    return

visit: procedure expose wall. distance.
    parse arg row, column, steps
    if wall.row.column | distance.row.column <> "" then return
    distance.row.column = steps
    queue row column
    return

primes:
    limit = 50000
    composite. = 0
    count = 0
    do number = 2 to limit
        if composite.number then iterate
        count = count + 1
        do multiple = number * number to limit by number
            composite.multiple = 1
        end
    end
    say "primes:" count
    return

text:
    text = copies("abcdefghijklmnopqrstuvwxyz", 100000)
    text = reverse(translate(left(text, 100000), xrange("A", "Z"), xrange("a", "z")))
    say "text:" length(text) left(text, 10) countstr("A", text)
    return

chains:
    longest = 0
    do start = 1 to 1000
        number = start
        do steps = 1 until number = 1
            if number // 2 then number = 3 * number + 1
            else number = number % 2
        end
        if steps > longest then parse value steps start with longest best
    end
    say "longest chain:" best "with" longest + 1 "steps"
    return
