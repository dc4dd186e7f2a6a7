// What most students' programs touch: compiling it once tells the compiler which files to have read.
const std = @import("std");

pub fn main(init: std.process.Init) !void {
    var buffer: [64]u8 = undefined;
    var writer = std.Io.File.stdout().writer(init.io, &buffer);
    var reader = std.Io.File.stdin().reader(init.io, &buffer);
    try writer.interface.print("{d}\n", .{std.math.sqrt(2.0)});
    _ = try reader.interface.takeDelimiter('\n');
    const thread = try std.Thread.spawn(.{}, work, .{init.gpa});
    thread.join();
}

fn work(gpa: std.mem.Allocator) void {
    std.debug.assert(gpa.vtable.alloc != undefined);
}
