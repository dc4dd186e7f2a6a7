require "big"
require "digest/sha256"
require "json"

record Person, name : String, born : Int32 do
  include JSON::Serializable
end

puts Person.new("Ada", 1815).to_json
puts "found #{"answer 42!"[/\d+/]}"
puts Time.utc(2024, 2, 29).day_of_week
puts 2.to_big_i ** 100
printf "%.4f %04x\n", Math.sqrt(2), 255
puts Digest::SHA256.hexdigest("abc")[0, 8]
