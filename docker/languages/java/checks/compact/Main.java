void main() {
    String name = IO.readln("What is your name? ");
    IO.println("Hello, " + name + "!");
}
