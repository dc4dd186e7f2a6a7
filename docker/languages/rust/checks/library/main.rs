use std::collections::{BTreeMap, BinaryHeap};
use std::f64::consts::PI;
use std::net::IpAddr;
use std::time::Duration;

fn main() {
    let evens: Vec<u32> = (1..=6).filter(|n| n % 2 == 0).map(|n| n * n).collect();
    println!("evens {evens:?}");

    let names = BTreeMap::from([(2, "Bob"), (1, "Ada")]);
    println!("{names:?}");

    let heap = BinaryHeap::from([3, 9, 4]);
    println!("biggest {:?}", heap.peek());
    println!("{:.4} {PI:.3} {:#06x}", 2f64.sqrt(), 255);

    let address: IpAddr = "127.0.0.1".parse().unwrap();
    println!("{address} is loopback: {}", address.is_loopback());
    println!("abc < abd: {:?}", "abc".cmp("abd"));

    let time = Duration::from_secs(125);
    println!("took {} min {} s", time.as_secs() / 60, time.as_secs() % 60);
}
