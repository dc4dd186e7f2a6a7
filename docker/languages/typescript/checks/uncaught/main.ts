function share(total: number, people: number): number {
    if (people === 0) throw new RangeError("nobody to share with");
    return total / people;
}

console.log(share(12, 4));
console.log(share(12, 0));
