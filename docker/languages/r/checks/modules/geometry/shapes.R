base <- 3

area <- function(radius) base * radius^2
