cat("Grüße, 世界 🚀\n")
cat(readLines(file("stdin")), sep = "\n")
