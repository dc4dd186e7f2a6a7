for (line in readLines(file("stdin"))) {
  cat(nchar(line), ": ", line, "\n", sep = "")
}
