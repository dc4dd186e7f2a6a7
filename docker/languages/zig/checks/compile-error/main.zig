const std = @import("std");

pub fn main() void {
    const name = "Ada";
    std.debug.print("Hello!\n", .{});
}
