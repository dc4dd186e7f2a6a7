./hello
