import { grammar } from "./monarch.ts";

export default grammar({
  block: ["(*", "*)"],
  nests: true,
  word: /[a-z_][\w']*/,
  keywords: `and as assert begin class constraint do done downto effect else end exception external for fun function functor if in include
    inherit initializer lazy let match method module mutable new nonrec object of open or private rec sig struct then to try type val
    virtual when while with land lor lxor lsl lsr asr mod`,
  types: "array bool bytes char exn float format int int32 int64 lazy_t list nativeint option ref result string unit",
  functions: `abs compare decr exit failwith float_of_int fst ignore incr int_of_float int_of_string invalid_arg max min not prerr_endline
    print_char print_endline print_float print_int print_newline print_string raise read_float read_int read_line snd sqrt
    string_of_float string_of_int`,
  constants: "true false",
  first: [
    [/\(\)/, "constant"],
    [/[A-Z][\w']*(?=\.)/, "namespace"],
    [/[A-Z][\w']*/, "type.identifier"],
    [/'(?:[^'\\]|\\(?:[\\"'ntbr ]|\d{3}|x[\da-fA-F]{2}))'/, "string"],
    [/'[a-z]\w*/, "type"],
    [/[~?][a-z_]\w*:?/, "attribute"],
    [/\[@@?@?.*?\]/, "annotation"],
    [/0[xXoObB][\da-fA-F_]+/, "number"],
  ],
});
