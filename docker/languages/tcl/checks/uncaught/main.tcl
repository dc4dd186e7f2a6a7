proc share {cake people} {
    return [expr {$cake / $people}]
}

puts [share 8 0]
