# What a term's worth of exercises needs: vectors, lists, data frames, sorting, strings and functions.

# Lehmer's generator: the same numbers in every language.
state <- 42
dice <- function(limit) {
  state <<- (state * 16807) %% 2147483647
  state %% limit
}

primes_below <- function(limit) {
  prime <- rep(TRUE, limit - 1)
  prime[1] <- FALSE
  for (number in 2:floor(sqrt(limit))) {
    if (prime[number]) prime[seq(number^2, limit - 1, by = number)] <- FALSE
  }
  which(prime)
}

merge_sort <- function(numbers) {
  if (length(numbers) <= 1) return(numbers)
  middle <- length(numbers) %/% 2
  left <- merge_sort(numbers[1:middle])
  right <- merge_sort(numbers[(middle + 1):length(numbers)])
  merged <- numeric(length(numbers))
  i <- j <- 1
  for (place in seq_along(merged)) {
    if (j > length(right) || i <= length(left) && left[i] <= right[j]) {
      merged[place] <- left[i]
      i <- i + 1
    } else {
      merged[place] <- right[j]
      j <- j + 1
    }
  }
  merged
}

edit_distance <- function(one, other) {
  row <- seq_len(length(other) + 1) - 1
  for (i in seq_along(one)) {
    above <- row
    row[1] <- i
    for (j in seq_along(other)) {
      row[j + 1] <- min(above[j + 1] + 1, row[j] + 1, above[j] + (one[i] != other[j]))
    }
  }
  row[length(row)]
}

collatz_steps <- function(number) {
  steps <- 0
  while (number != 1) {
    number <- if (number %% 2 == 0) number / 2 else 3 * number + 1
    steps <- steps + 1
  }
  steps
}

primes <- primes_below(200000)
cat(length(primes), "primes, the last is", max(primes), "\n")

numbers <- replicate(50000, dice(1000000))
ordered <- merge_sort(numbers)
stopifnot(identical(ordered, sort(numbers)))
checksum <- sum(seq_along(ordered) * ordered) %% 1000003
cat(sprintf("Sorted from %d over %d to %d, checksum %d\n", ordered[1], ordered[25001], ordered[50000], checksum))

syllables <- c("ka", "lo", "mi", "ne", "ru", "ta")
words <- replicate(20000, paste(replicate(3, syllables[dice(6) + 1]), collapse = ""))
counts <- as.data.frame(table(word = words), stringsAsFactors = FALSE)
counts <- counts[order(-counts$Freq, counts$word), ]
cat(nrow(counts), "words, most often", paste(counts$word, counts$Freq)[1:3], "\n", sep = " ")

names <- c("Ada", "Alan", "Barbara", "Dennis", "Donald", "Edsger", "Grace", "Ken", "Linus", "Margaret")
marks <- matrix(replicate(50, dice(101)), nrow = 5, dimnames = list(NULL, names))
averages <- sort(colMeans(marks), decreasing = TRUE)
cat("Best", sprintf("%s %.1f", names(averages)[1:3], averages[1:3]), "\n")

one <- replicate(300, letters[dice(4) + 1])
other <- replicate(300, letters[dice(4) + 1])
cat("Edit distance", edit_distance(one, other), "\n")

steps <- vapply(1:1000, collatz_steps, numeric(1))
cat("Longest chain from", which.max(steps), "with", max(steps), "steps\n")
