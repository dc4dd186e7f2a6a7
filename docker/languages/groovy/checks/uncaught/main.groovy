def share(int total, int people) {
    total.intdiv(people)
}

println share(12, 4)
println share(12, 0)
