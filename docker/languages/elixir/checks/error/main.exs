IO.puts("before the end")
System.halt(3)
