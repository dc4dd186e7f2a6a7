BEGIN {
    FS = ","
    print toupper("hello"), substr("hello", 2, 3), index("hello", "l")
    print gensub(/(\w+)@(\w+)/, "\\2 \\1", "g", "ada@math, alan@logic")
    print match("room 42", /[0-9]+/, found), found[0]
    print strftime("%Y-%m-%d", 1709164800, 1), and(12, 10), int(7.9)
    printf "%.6f %05d %x\n", sqrt(2), 42, 255
    "echo one two" | getline words
    print words
    split("3 10 2", numbers, " ")
    asort(numbers)
    print numbers[1], numbers[2], numbers[3]
}

NR > 1 { sum[$1] += $2 }

END {
    PROCINFO["sorted_in"] = "@val_num_desc"
    for (city in sum)
        print city, sum[city]
}
