# Where no other device is open, each plot becomes a picture that is shown beside what the program prints.
options(device = function(...) {
  dir.create("output", showWarnings = FALSE)
  grDevices::png("output/plot%d.png", width = 720, height = 540)
})
