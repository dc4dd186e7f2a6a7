let () =
  let room = Rectangle.make 3 4 in
  Printf.printf "area %d, perimeter %d\n" (Rectangle.area room) (Rectangle.perimeter room)
