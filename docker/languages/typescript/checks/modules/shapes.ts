export interface Shape {
    readonly area: number;
}

export class Circle implements Shape {
    constructor(private radius: number) {}
    get area() {
        return Math.PI * this.radius ** 2;
    }
    toString() {
        return `circle of ${this.radius}`;
    }
}

export class Square implements Shape {
    constructor(private side: number) {}
    get area() {
        return this.side ** 2;
    }
    toString() {
        return `square of ${this.side}`;
    }
}
