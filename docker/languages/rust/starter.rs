use std::io::{self, Write};

fn ask(question: &str) -> String {
    print!("{question}");
    io::stdout().flush().unwrap();
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).unwrap();
    answer.trim().to_string()
}

fn main() {
    let name = ask("What is your name? ");
    println!("Hello, {name}!");

    let count: u32 = ask("How many squares shall I print? ").parse().unwrap();
    for number in 1..=count {
        println!("{number} x {number} = {}", number * number);
    }
}
