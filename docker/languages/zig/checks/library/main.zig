const std = @import("std");

const Person = struct { name: []const u8, born: u32 };

pub fn main(init: std.process.Init) !void {
    var buffer: [1024]u8 = undefined;
    var stdout = std.Io.File.stdout().writer(init.io, &buffer);
    const out = &stdout.interface;
    const arena = init.arena.allocator();

    const ada: Person = .{ .name = "Ada", .born = 1815 };
    try out.print("{f}\n", .{std.json.fmt(ada, .{})});
    const bob = try std.json.parseFromSliceLeaky(Person, arena, "{\"name\": \"Bob\", \"born\": 1920}", .{});
    try out.print("{s} was born in {d}\n", .{ bob.name, bob.born });

    var digest: [32]u8 = undefined;
    std.crypto.hash.sha2.Sha256.hash("abc", &digest, .{});
    try out.print("sha256 {x}\n", .{digest[0..4]});
    try out.print("{d:.4} {x:0>4}\n", .{ std.math.sqrt(2.0), 255 });

    var numbers: std.StringHashMapUnmanaged(u32) = .empty;
    try numbers.put(arena, "one", 1);
    try numbers.put(arena, "two", 2);
    if (numbers.count() == 2) try out.writeAll("two of them\n");
    try out.flush();
}
