import Foundation
import RegexBuilder

struct Book: Codable {
    let title: String
    let year: Int
}

let text = #"[{"title": "Notes", "year": 1843}, {"title": "Numbers", "year": 1936}]"#
let books = try JSONDecoder().decode([Book].self, from: Data(text.utf8))
print(books.filter { $0.year > 1900 }.map(\.title))

let encoder = JSONEncoder()
encoder.outputFormatting = .sortedKeys
print(String(decoding: try encoder.encode(books[0]), as: UTF8.self))

for date in "from 2024-02-29 to 2024-03-01".matches(of: /(\d+)-(\d+)-(\d+)/) {
    print("day \(date.3)")
}
let word = Regex { OneOrMore(.word) }
print("two words".matches(of: word).count)

var calendar = Calendar(identifier: .gregorian)
calendar.timeZone = TimeZone(identifier: "UTC")!
let leap = calendar.date(from: DateComponents(year: 2024, month: 2, day: 28))!
print(calendar.component(.day, from: calendar.date(byAdding: .day, value: 1, to: leap)!))

print("a,b,,c".components(separatedBy: ",").count, sqrt(2.0), "ß".uppercased())
