while {[gets stdin line] >= 0} {
    puts "[string length $line]: $line"
}
