# What a term's worth of exercises needs: lists, dictionaries, classes, sorting, strings and coroutines.

# Lehmer's generator: the same numbers in every language.
set state 42
proc dice {limit} {
    global state
    set state [expr {$state * 16807 % 2147483647}]
    return [expr {$state % $limit}]
}

oo::class create Student {
    variable name marks

    constructor {its_name its_marks} {
        set name $its_name
        set marks $its_marks
    }

    method average {} {
        return [expr {double([tcl::mathop::+ {*}$marks]) / [llength $marks]}]
    }

    method describe {} {
        return [format "%s %.1f" $name [my average]]
    }
}

proc primes_below {limit} {
    set prime [lrepeat $limit 1]
    set primes {}
    for {set number 2} {$number < $limit} {incr number} {
        if {![lindex $prime $number]} continue
        lappend primes $number
        for {set multiple [expr {$number * $number}]} {$multiple < $limit} {incr multiple $number} {
            lset prime $multiple 0
        }
    }
    return $primes
}

proc merge_sort {numbers} {
    set size [llength $numbers]
    if {$size <= 1} {
        return $numbers
    }
    set middle [expr {$size / 2}]
    set left [merge_sort [lrange $numbers 0 $middle-1]]
    set right [merge_sort [lrange $numbers $middle end]]
    set i [set j 0]
    while {$i < [llength $left] && $j < [llength $right]} {
        if {[lindex $left $i] <= [lindex $right $j]} {
            lappend merged [lindex $left $i]
            incr i
        } else {
            lappend merged [lindex $right $j]
            incr j
        }
    }
    return [list {*}$merged {*}[lrange $left $i end] {*}[lrange $right $j end]]
}

proc edit_distance {one other} {
    for {set j 0} {$j <= [llength $other]} {incr j} {
        lappend row $j
    }
    set i 0
    foreach letter $one {
        set above $row
        set row [incr i]
        set j 0
        foreach its_letter $other {
            set change [expr {[lindex $above $j] + ($letter ne $its_letter)}]
            set insert [expr {[lindex $row $j] + 1}]
            set delete [expr {[lindex $above [incr j]] + 1}]
            lappend row [expr {min($change, $insert, $delete)}]
        }
    }
    return [lindex $row end]
}

# A coroutine's body: each call yields the steps and the start of a longer chain.
proc chains {first last} {
    set longest 0
    yield
    for {set start $first} {$start <= $last} {incr start} {
        set number $start
        for {set steps 0} {$number != 1} {incr steps} {
            set number [expr {$number % 2 ? 3 * $number + 1 : $number / 2}]
        }
        if {$steps > $longest} {
            set longest $steps
            yield [list $steps $start]
        }
    }
    return {}
}

set primes [primes_below 200000]
puts "[llength $primes] primes, the last is [lindex $primes end]"

for {set i 0} {$i < 50000} {incr i} {
    lappend numbers [dice 1000000]
}
set ordered [merge_sort $numbers]
if {$ordered ne [lsort -integer $numbers]} {
    error "not sorted"
}
set checksum 0
set place 0
foreach number $ordered {
    set checksum [expr {($checksum + [incr place] * $number) % 1000003}]
}
puts "Sorted from [lindex $ordered 0] over [lindex $ordered 25000] to [lindex $ordered end], checksum $checksum"

set syllables {ka lo mi ne ru ta}
for {set i 0} {$i < 20000} {incr i} {
    set word ""
    foreach part {1 2 3} {
        append word [lindex $syllables [dice 6]]
    }
    dict incr counts $word
}
set words [lsort [dict keys $counts]]
set frequent [lsort -integer -decreasing -index 1 [lmap word $words {list $word [dict get $counts $word]}]]
puts "[dict size $counts] words, most often [join [lrange $frequent 0 2] {, }]"

foreach name {Ada Alan Barbara Dennis Donald Edsger Grace Ken Linus Margaret} {
    lappend students [Student new $name [lmap mark {1 2 3 4 5} {dice 101}]]
}
set best [lsort -decreasing -real -index 0 [lmap student $students {list [$student average] $student}]]
puts "Best [join [lmap entry [lrange $best 0 2] {[lindex $entry 1] describe}] {, }]"

foreach text {one other} {
    for {set i 0} {$i < 300} {incr i} {
        lappend $text [lindex {a b c d} [dice 4]]
    }
}
puts "Edit distance [edit_distance $one $other]"

set longest {0 0}
for {set worker 0} {$worker < 10} {incr worker} {
    coroutine next_chain chains [expr {$worker * 1000 + 1}] [expr {$worker * 1000 + 1000}]
    while {[set chain [next_chain]] ne ""} {
        if {[lindex $chain 0] > [lindex $longest 0]} {
            set longest $chain
        }
    }
}
puts "Longest chain from [lindex $longest 1], [lindex $longest 0] steps"
