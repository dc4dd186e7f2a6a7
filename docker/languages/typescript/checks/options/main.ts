function twice(value) {
    return value + value;
}

console.log(twice(21));
