const std = @import("std");

pub fn main(init: std.process.Init) !void {
    var in_buffer: [1024]u8 = undefined;
    var out_buffer: [1024]u8 = undefined;
    var stdin = std.Io.File.stdin().reader(init.io, &in_buffer);
    var stdout = std.Io.File.stdout().writer(init.io, &out_buffer);

    while (try stdin.interface.takeDelimiter('\n')) |line| {
        try stdout.interface.print("[{s}] {d}\n", .{ line, line.len });
    }
    try stdout.interface.flush();
}
