set name "Ada"
put "Hello, $name!"
