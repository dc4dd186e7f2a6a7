const Rectangle = @This();

width: u32,
height: u32,

pub fn area(self: Rectangle) u32 {
    return self.width * self.height;
}

pub fn perimeter(self: Rectangle) u32 {
    return 2 * (self.width + self.height);
}
