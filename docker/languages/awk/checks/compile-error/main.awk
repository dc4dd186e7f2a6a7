BEGIN {
    print "Hello, world!
}
