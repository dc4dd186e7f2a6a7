const std = @import("std");
const Rectangle = @import("Rectangle.zig");

pub fn main(init: std.process.Init) !void {
    const room: Rectangle = .{ .width = 3, .height = 4 };

    var buffer: [1024]u8 = undefined;
    var stdout = std.Io.File.stdout().writer(init.io, &buffer);
    try stdout.interface.print("area {d}, perimeter {d}\n", .{ room.area(), room.perimeter() });
    try stdout.interface.flush();
}
