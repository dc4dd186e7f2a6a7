plot(cars, main = "Grüße", xlab = "Speed", ylab = "Distance")
hist(iris$Sepal.Length)
