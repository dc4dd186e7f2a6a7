mod shapes;

use shapes::rectangle::Rectangle;

fn main() {
    let room = Rectangle { width: 3, height: 4 };
    println!("area {}, perimeter {}", room.area(), room.perimeter());
}
