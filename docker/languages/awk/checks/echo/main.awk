{ print length($0) ": " $0 }
