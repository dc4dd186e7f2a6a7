let () = print_int "42!"
