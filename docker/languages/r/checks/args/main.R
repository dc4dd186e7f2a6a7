cat(commandArgs(trailingOnly = TRUE), sep = "|")
cat("\n")
