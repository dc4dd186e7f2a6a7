/* All arguments are one string, to be parsed. */
parse arg width height rest
say width * height"|"rest
