object Main {
  def share(total: Int, people: Int): Int = {
    require(people > 0, "nobody to share with")
    total / people
  }

  def main(args: Array[String]): Unit = {
    println(share(12, 4))
    println(share(12, 0))
  }
}
