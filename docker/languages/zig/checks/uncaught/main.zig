const std = @import("std");

pub fn main() void {
    var numbers = [_]u32{ 1, 2, 3 };
    for (0..4) |i| {
        std.mem.doNotOptimizeAway(numbers[i % 4 + i / 4]);
    }
    numbers[0] = 0;
}
