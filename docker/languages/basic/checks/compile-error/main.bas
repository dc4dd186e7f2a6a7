for number = 1 to 3
    print number
print "done"
