for (number in 1:3) {
  print(number
}
