share <- function(cake, people) {
  if (people == 0) stop("nobody is there to eat")
  cake / people
}

print(share(8, 0))
