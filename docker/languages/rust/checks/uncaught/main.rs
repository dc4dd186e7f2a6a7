fn main() {
    let word = "forty-two";
    let number: i32 = word.parse().expect("a number");
    println!("{number}");
}
