use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::mpsc;
use std::thread;

const MODULUS: u64 = 1_000_000_007;

/// Gives the same numbers everywhere.
struct Random {
    seed: u64,
}

impl Iterator for Random {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        self.seed = (self.seed * 1103515245 + 12345) % 2147483648;
        Some(self.seed)
    }
}

#[derive(Default)]
struct Tree {
    root: Option<Box<Node>>,
}

struct Node {
    key: u64,
    left: Tree,
    right: Tree,
}

impl Tree {
    fn insert(&mut self, key: u64) {
        match &mut self.root {
            None => {
                let (left, right) = Default::default();
                self.root = Some(Box::new(Node { key, left, right }));
            }
            Some(node) if key < node.key => node.left.insert(key),
            Some(node) if key > node.key => node.right.insert(key),
            Some(_) => {}
        }
    }

    fn size(&self) -> usize {
        self.root.as_ref().map_or(0, |node| node.left.size() + 1 + node.right.size())
    }

    fn depth(&self) -> usize {
        self.root.as_ref().map_or(0, |node| 1 + node.left.depth().max(node.right.depth()))
    }
}

fn count_primes(limit: usize) -> usize {
    let mut composite = vec![false; limit + 1];
    let mut count = 0;
    for n in 2..=limit {
        if composite[n] {
            continue;
        }
        count += 1;
        for multiple in (n * n..=limit).step_by(n) {
            composite[multiple] = true;
        }
    }
    count
}

fn sort_numbers(random: &mut Random) {
    let mut numbers: Vec<u64> = random.take(1_000_000).collect();
    numbers.sort();
    let checksum = numbers.iter().fold(0, |sum, number| (sum * 31 + number) % MODULUS);
    println!("numbers: median {}, checksum {checksum}", numbers[numbers.len() / 2]);
}

fn count_words(random: &mut Random) {
    let syllables = ["ka", "lo", "mi", "ne", "ru", "sa", "ti", "vo"];
    let mut text = String::new();
    for _ in 0..200_000 {
        for number in random.take(3) {
            text.push_str(syllables[(number / 65536 % 8) as usize]);
        }
        text.push(' ');
    }
    let hash = text.bytes().fold(0, |hash, byte| (hash * 31 + u64::from(byte)) % MODULUS);
    println!("text: {} characters, hash {hash}", text.len());

    let mut counts: HashMap<&str, u32> = HashMap::new();
    for word in text.split_whitespace() {
        *counts.entry(word).or_default() += 1;
    }
    let mut ranking: Vec<_> = counts.into_iter().collect();
    ranking.sort_by_key(|&(word, count)| (Reverse(count), word));
    println!("words: {} different", ranking.len());
    for (word, count) in &ranking[..3] {
        println!("  {word} {count}");
    }
}

fn grow_tree(random: &mut Random) {
    let mut tree = Tree::default();
    for key in random.take(50_000) {
        tree.insert(key);
    }
    println!("tree: {} nodes, depth {}", tree.size(), tree.depth());
}

fn run_threads() {
    let (sender, sums) = mpsc::channel();
    for worker in 0..10 {
        let sender = sender.clone();
        thread::spawn(move || {
            let numbers = worker * 100_000..(worker + 1) * 100_000;
            let sum = numbers.fold(0, |sum, n| (sum + n * n) % MODULUS);
            sender.send(sum).unwrap();
        });
    }
    drop(sender);
    println!("threads: {}", sums.iter().sum::<u64>() % MODULUS);
}

fn main() {
    let mut random = Random { seed: 42 };
    println!("primes: {}", count_primes(2_000_000));
    sort_numbers(&mut random);
    count_words(&mut random);
    grow_tree(&mut random);
    run_threads();
}
