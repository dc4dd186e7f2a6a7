import { grammar } from "./monarch.ts";

export default grammar({
  line: ["//"],
  keywords: `addrspace align allowzero and anyframe anytype asm async await break callconv catch comptime const continue defer else enum
    errdefer error export extern fn for if inline linksection noalias noinline nosuspend opaque or orelse packed pub resume return
    struct suspend switch test threadlocal try union unreachable usingnamespace var volatile while`,
  types: `anyerror anyopaque bool c_char c_int c_long c_longlong c_short c_uint c_ulong c_ulonglong c_ushort comptime_float comptime_int
    f16 f32 f64 f80 f128 i8 i16 i32 i64 i128 isize noreturn type u1 u2 u3 u4 u5 u6 u7 u8 u16 u32 u64 u128 usize void`,
  constants: "true false null undefined",
  first: [
    [/\\\\.*$/, "string"],
    [/@"(?:[^"\\]|\\.)*"/, "identifier"],
    [/@[A-Za-z]\w*/, "predefined"],
    [/'(?:[^'\\]|\\(?:.|u\{[\da-fA-F]+\}|x[\da-fA-F]{2}))'/, "string"],
    [/\b[A-Z]\w*/, "type"],
    [/0[xob][\da-fA-F_]+/, "number"],
  ],
});
