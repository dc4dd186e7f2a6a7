object Main extends App {
  println(args.mkString("|"))
}
