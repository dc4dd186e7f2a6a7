function share(cake, people) {
    return cake / people
}

BEGIN { print share(8, 0) }
