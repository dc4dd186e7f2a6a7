for line <- IO.stream(:stdio, :line) do
  text = String.trim_trailing(line, "\n")
  IO.puts("#{String.length(text)}: #{text}")
end
