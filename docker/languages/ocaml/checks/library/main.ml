module Names = Set.Make (String)

let () =
  let answer = "answer 42!" in
  ignore (Str.search_forward (Str.regexp "[0-9]+") answer 0);
  print_endline ("found " ^ Str.matched_string answer);

  Seq.ints 1 |> Seq.take 6
  |> Seq.filter (fun n -> n mod 2 = 0)
  |> Seq.map (fun n -> string_of_int (n * n))
  |> List.of_seq |> String.concat " " |> print_endline;

  let day = Unix.gmtime 1709208000. in
  Printf.printf "%d-%02d-%02d\n" (day.tm_year + 1900) (day.tm_mon + 1) day.tm_mday;
  Printf.printf "%.4f %04x\n" (sqrt 2.) 255;
  print_endline (String.sub (Digest.to_hex (Digest.string "abc")) 0 16);
  print_endline (String.concat ", " Names.(elements (of_list [ "Zoe"; "Bob"; "Ada" ])))
