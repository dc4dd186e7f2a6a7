require "bigdecimal"
require "csv"
require "date"
require "digest"
require "json"
require "matrix"
require "prime"
require "set"
require "time"

puts JSON.generate(JSON.parse('{"name": "Ada", "marks": [1, 2.5, null]}'))
puts "ada@math.org, alan@logic.org".scan(/(\w+)@(\w+)\.org/).inspect
puts Math.sqrt(2).round(6), 84.gcd(36), Rational(1, 3) + Rational(1, 6)
puts Date.new(2024, 2, 28) + 2, Time.parse("2024-02-29 12:30").strftime("%A %H:%M")
puts (BigDecimal("0.1") + BigDecimal("0.2")).to_s("F")
puts CSV.parse("city,size\nOslo,1\nRoma,2\n", headers: true).map { |row| row["city"] }.inspect
puts Digest::SHA256.hexdigest("Hello")[0, 8]
puts Prime.first(5).inspect, 84.prime_division.inspect
puts Matrix[[1, 2], [3, 4]].determinant
puts Set[1, 2].subset?(Set[1, 2, 3])
