let () = print_int (int_of_string "forty-two")
