const std = @import("std");

pub fn main(init: std.process.Init) !void {
    var in_buffer: [1024]u8 = undefined;
    var out_buffer: [1024]u8 = undefined;
    var stdin = std.Io.File.stdin().reader(init.io, &in_buffer);
    var stdout = std.Io.File.stdout().writer(init.io, &out_buffer);
    const in = &stdin.interface;
    const out = &stdout.interface;

    try out.writeAll("What is your name? ");
    try out.flush();
    const name = try in.takeDelimiter('\n') orelse return;
    try out.print("Hello, {s}!\n", .{name});

    try out.writeAll("How many squares shall I print? ");
    try out.flush();
    const answer = try in.takeDelimiter('\n') orelse return;
    const count = try std.fmt.parseInt(u32, answer, 10);
    for (1..count + 1) |number| {
        try out.print("{d} x {d} = {d}\n", .{ number, number, number * number });
    }
    try out.flush();
}
