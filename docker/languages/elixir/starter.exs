name = IO.gets("What is your name? ") |> String.trim()
IO.puts("Hello, #{name}!")

count = IO.gets("How many squares shall I print? ") |> String.trim() |> String.to_integer()

for number <- 1..count//1 do
  IO.puts("#{number} x #{number} = #{number * number}")
end
