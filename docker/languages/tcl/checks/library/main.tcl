puts [regexp -all -inline {\w+@\w+} "ada@math.org, alan@logic.org"]
puts [format "%.6f %5d|" [expr {sqrt(2)}] 42]
puts [expr {2 ** 100}]
puts [clock format 1709164800 -gmt true -format "%Y-%m-%d %A"]
puts [lsort -integer -decreasing {3 10 2}]
puts [dict get {name Ada mark 90} mark]
puts [string map {l L} "hello"]
puts [lmap number {1 2 3} {expr {$number * $number}}]

oo::class create Counter {
    variable count
    constructor {} { set count 0 }
    method up {} { return [incr count] }
}
set counter [Counter new]
$counter up
puts [$counter up]
puts [try {error "oops"} on error message {string toupper $message}]
