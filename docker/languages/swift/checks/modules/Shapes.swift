import Foundation

protocol Shape {
    var area: Double { get }
}

extension Shape {
    func describe() -> String {
        String(format: "%@: %.3f", String(describing: Self.self), area)
    }
}

struct Circle: Shape {
    let radius: Double
    var area: Double { .pi * radius * radius }
}

struct Rectangle: Shape {
    let width, height: Double
    var area: Double { width * height }
}
