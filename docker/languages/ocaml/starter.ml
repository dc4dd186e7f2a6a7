let ask question =
  print_string question;
  read_line ()

let () =
  let name = ask "What is your name? " in
  Printf.printf "Hello, %s!\n" name;
  let count = int_of_string (ask "How many squares shall I print? ") in
  for number = 1 to count do
    Printf.printf "%d x %d = %d\n" number number (number * number)
  done
