class Circle {
    constructor(radius) {
        this.radius = radius;
    }
    get area() {
        return Math.PI * this.radius ** 2;
    }
    toString() {
        return `circle of ${this.radius}`;
    }
}

class Square {
    constructor(side) {
        this.side = side;
    }
    get area() {
        return this.side ** 2;
    }
    toString() {
        return `square of ${this.side}`;
    }
}

module.exports = { Circle, Square };
