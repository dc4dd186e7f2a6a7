import { grammar } from "./monarch.ts";

export default grammar({
  line: ["//"],
  block: ["/*", "*/"],
  keywords: `abstract alias align asm assert auto body break case cast catch class const continue debug default delegate deprecated do
    else enum export extern final finally for foreach foreach_reverse function goto if immutable import in inout interface invariant
    is lazy macro mixin module new nothrow out override package pragma private protected public pure ref return scope shared static
    struct super switch synchronized template this throw try typeid typeof union unittest version while with __gshared __traits`,
  types: `bool byte cdouble cfloat char creal dchar double dstring float idouble ifloat int ireal long ptrdiff_t real short size_t string ubyte uint
    ulong ushort void wchar wstring`,
  constants: "true false null __FILE__ __LINE__ __FUNCTION__",
  first: [
    [/\/\+/, "comment", "@nesting"],
    [/@\w+/, "annotation"],
    [/r"[^"]*"|`[^`]*`/, "string"],
    [/'(?:[^'\\]|\\.[^']*)'/, "string"],
    [/0[xX][\da-fA-F_]+[uUL]*|0[bB][01_]+[uUL]*/, "number"],
  ],
  states: { nesting: [[/\/\+/, "comment", "@push"], [/\+\//, "comment", "@pop"], [/[^/+]+/, "comment"], [/./, "comment"]] },
});
