input <- file("stdin", "r")

cat("What is your name? ")
name <- readLines(input, n = 1)
cat("Hello, ", name, "!\n", sep = "")

cat("How many squares shall I print? ")
count <- as.integer(readLines(input, n = 1))
for (number in seq_len(count)) {
  cat(number, " x ", number, " = ", number^2, "\n", sep = "")
}
