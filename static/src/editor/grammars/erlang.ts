import { grammar } from "./monarch.ts";

export default grammar({
  line: ["%"],
  word: /[a-z][\w@]*/,
  keywords: "after and andalso band begin bnot bor bsl bsr bxor case catch cond div else end fun if let maybe not of or orelse receive rem try when xor",
  functions: `apply atom_to_list binary_to_list element error exit float hd integer_to_list is_atom is_binary is_integer is_list
    is_map is_tuple length list_to_atom list_to_binary list_to_integer list_to_tuple map_size max min node now put register round
    self send size spawn spawn_link throw tl trunc tuple_size tuple_to_list`,
  constants: "true false undefined ok error",
  first: [
    [/^-[a-z]\w*/, "keyword.directive"],
    [/\?[A-Za-z_]\w*/, "constant"],
    [/[A-Z_][\w@]*/, "variable"],
    [/'(?:[^'\\]|\\.)*'/, "constant"],
    [/\$(?:\\.|.)/, "string"],
    [/[a-z]\w*(?=:[a-z])/, "namespace"],
    [/\d+#[\da-zA-Z]+/, "number"],
  ],
});
