let show line = Printf.printf "[%s] %d\n" line (String.length line)
let () = In_channel.input_lines stdin |> List.iter show
