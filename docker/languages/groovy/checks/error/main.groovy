println 'before'
System.exit(3)
