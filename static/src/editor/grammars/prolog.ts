import { grammar } from "./monarch.ts";

export default grammar({
  line: ["%"],
  block: ["/*", "*/"],
  quotes: "\"`",
  word: /[a-z]\w*/,
  keywords: "dynamic discontiguous ensure_loaded initialization is mod module multifile rem table use_module xor div",
  functions: `append arg assert asserta assertz atom atom_chars atom_codes atom_concat atom_length between bagof call catch compare
    concat_atom copy_term exclude fail findall flush_output foldl forall format functor get_char ground halt include integer last length list_to_set
    maplist max_list member memberchk min_list msort nb_getval nb_setval nl nonvar nth0 nth1 number number_codes once phrase print prompt
    put_char read read_line_to_codes read_line_to_string read_term repeat retract retractall reverse select setof sort split_string
    string string_chars string_codes string_concat string_length sub_atom sub_string succ sum_list sumlist tab term_to_atom throw true
    var write write_canonical writeln writeq`,
  first: [
    [/:-|\?-|-->/, "keyword"],
    [/!/, "keyword"],
    [/[A-Z_]\w*/, "variable.predefined"],
    [/0'(?:\\.|''|.)/, "string"],
    [/'(?:[^'\\]|\\.|'')*'/, "string"],
    [/\\\+/, "operator"],
  ],
});
