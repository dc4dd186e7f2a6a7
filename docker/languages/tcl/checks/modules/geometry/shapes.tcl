namespace eval geometry {
    variable pi 3

    proc area {radius} {
        variable pi
        return [expr {$pi * $radius ** 2}]
    }
}
