const std = @import("std");
const Allocator = std.mem.Allocator;
const Writer = std.Io.Writer;

const modulus = 1_000_000_007;

/// Gives the same numbers everywhere.
const Random = struct {
    seed: u64,

    fn next(self: *Random) u64 {
        self.seed = (self.seed * 1103515245 + 12345) % 2147483648;
        return self.seed;
    }
};

const Node = struct {
    key: u64,
    left: ?*Node = null,
    right: ?*Node = null,

    fn insert(tree: *?*Node, arena: Allocator, key: u64) !void {
        const node = tree.* orelse {
            tree.* = try arena.create(Node);
            tree.*.?.* = .{ .key = key };
            return;
        };
        if (key < node.key) try insert(&node.left, arena, key);
        if (key > node.key) try insert(&node.right, arena, key);
    }

    fn size(tree: ?*Node) usize {
        const node = tree orelse return 0;
        return size(node.left) + 1 + size(node.right);
    }

    fn depth(tree: ?*Node) usize {
        const node = tree orelse return 0;
        return 1 + @max(depth(node.left), depth(node.right));
    }
};

const Entry = struct {
    word: []const u8,
    count: u32,

    fn moreOften(_: void, a: Entry, b: Entry) bool {
        if (a.count != b.count) return a.count > b.count;
        return std.mem.lessThan(u8, a.word, b.word);
    }
};

fn countPrimes(gpa: Allocator, limit: usize) !usize {
    const composite = try gpa.alloc(bool, limit + 1);
    defer gpa.free(composite);
    @memset(composite, false);

    var count: usize = 0;
    for (2..limit + 1) |n| {
        if (composite[n]) continue;
        count += 1;
        var multiple = n * n;
        while (multiple <= limit) : (multiple += n) composite[multiple] = true;
    }
    return count;
}

fn sortNumbers(gpa: Allocator, out: *Writer, random: *Random) !void {
    const numbers = try gpa.alloc(u64, 1_000_000);
    defer gpa.free(numbers);
    for (numbers) |*number| number.* = random.next();
    std.sort.pdq(u64, numbers, {}, std.sort.asc(u64));

    var checksum: u64 = 0;
    for (numbers) |number| checksum = (checksum * 31 + number) % modulus;
    try out.print("numbers: median {d}, checksum {d}\n", .{ numbers[numbers.len / 2], checksum });
}

fn countWords(gpa: Allocator, out: *Writer, random: *Random) !void {
    const syllables = [_][]const u8{ "ka", "lo", "mi", "ne", "ru", "sa", "ti", "vo" };
    var text: std.ArrayList(u8) = .empty;
    defer text.deinit(gpa);
    for (0..200_000) |_| {
        for (0..3) |_| try text.appendSlice(gpa, syllables[random.next() / 65536 % 8]);
        try text.append(gpa, ' ');
    }
    var hash: u64 = 0;
    for (text.items) |character| hash = (hash * 31 + character) % modulus;
    try out.print("text: {d} characters, hash {d}\n", .{ text.items.len, hash });

    var counts: std.StringHashMapUnmanaged(u32) = .empty;
    defer counts.deinit(gpa);
    var words = std.mem.tokenizeScalar(u8, text.items, ' ');
    while (words.next()) |word| {
        const found = try counts.getOrPutValue(gpa, word, 0);
        found.value_ptr.* += 1;
    }

    var ranking: std.ArrayList(Entry) = .empty;
    defer ranking.deinit(gpa);
    var entries = counts.iterator();
    while (entries.next()) |entry| {
        try ranking.append(gpa, .{ .word = entry.key_ptr.*, .count = entry.value_ptr.* });
    }
    std.sort.pdq(Entry, ranking.items, {}, Entry.moreOften);
    try out.print("words: {d} different\n", .{ranking.items.len});
    for (ranking.items[0..3]) |entry| try out.print("  {s} {d}\n", .{ entry.word, entry.count });
}

fn growTree(arena: Allocator, out: *Writer, random: *Random) !void {
    var tree: ?*Node = null;
    for (0..50_000) |_| try Node.insert(&tree, arena, random.next());
    try out.print("tree: {d} nodes, depth {d}\n", .{ Node.size(tree), Node.depth(tree) });
}

fn sumSquares(first: u64, sum: *u64) void {
    sum.* = 0;
    for (first..first + 100_000) |n| sum.* = (sum.* + n * n) % modulus;
}

fn runThreads(out: *Writer) !void {
    var threads: [10]std.Thread = undefined;
    var sums: [10]u64 = undefined;
    for (&threads, &sums, 0..) |*thread, *sum, i| {
        thread.* = try std.Thread.spawn(.{}, sumSquares, .{ i * 100_000, sum });
    }
    var total: u64 = 0;
    for (threads, &sums) |thread, *sum| {
        thread.join();
        total += sum.*;
    }
    try out.print("threads: {d}\n", .{total % modulus});
}

pub fn main(init: std.process.Init) !void {
    var buffer: [1024]u8 = undefined;
    var stdout = std.Io.File.stdout().writer(init.io, &buffer);
    const out = &stdout.interface;
    var random: Random = .{ .seed = 42 };

    try out.print("primes: {d}\n", .{try countPrimes(init.gpa, 2_000_000)});
    try sortNumbers(init.gpa, out, &random);
    try countWords(init.gpa, out, &random);
    try growTree(init.arena.allocator(), out, &random);
    try runThreads(out);
    try out.flush();
}
