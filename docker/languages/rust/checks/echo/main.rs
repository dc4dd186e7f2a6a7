use std::io;

fn main() {
    for line in io::stdin().lines() {
        let line = line.unwrap();
        println!("[{line}] {}", line.len());
    }
}
