System.in.eachLine { line ->
    println "${line.size()}: $line"
}
