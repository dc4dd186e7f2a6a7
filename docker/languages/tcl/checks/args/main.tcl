puts [join $argv "|"]
