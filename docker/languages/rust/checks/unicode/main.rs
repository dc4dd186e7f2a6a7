use std::io;

fn main() {
    println!("Grüße, 世界 🚀");
    let mut name = String::new();
    io::stdin().read_line(&mut name).unwrap();
    println!("Hallo, {}!", name.trim_end());
}
