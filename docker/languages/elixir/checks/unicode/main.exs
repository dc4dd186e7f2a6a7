IO.puts("Grüße, 世界 🚀")
line = IO.gets("") |> String.trim()
IO.puts("read: #{line}")
IO.puts("#{String.length(line)} characters, backwards: #{String.reverse(line)}")
