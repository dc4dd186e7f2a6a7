let () =
  print_endline "Grüße, 世界 🚀";
  Printf.printf "Hallo, %s!\n" (read_line ())
