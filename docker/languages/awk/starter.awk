BEGIN {
    printf "What is your name? "
    fflush()
    getline name
    print "Hello, " name "!"

    printf "How many squares shall I print? "
    fflush()
    getline count
    for (number = 1; number <= count; number++)
        print number " x " number " = " number * number
}
