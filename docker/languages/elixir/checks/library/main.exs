Regex.scan(~r/\d+-\d+-(\d+)/, "from 2024-02-29 to 2024-03-01", capture: :all_but_first)
|> List.flatten()
|> Enum.join(" ")
|> IO.puts()

IO.puts("#{Date.diff(~D[2024-03-01], ~D[2024-02-28])} days")

book = %{"title" => "Notes", "year" => 1843}
text = JSON.encode!(book)
IO.puts("#{text} #{JSON.decode!(text) == book}")

{:ok, counter} = Agent.start_link(fn -> 0 end)
for amount <- 1..10, do: Agent.update(counter, &(&1 + amount))
IO.puts(Agent.get(counter, & &1))

IO.inspect(MapSet.new(~w[b a b]) |> Enum.sort())
IO.puts(Base.encode64("Elixir") <> " " <> (:crypto.hash(:sha256, "Elixir") |> Base.encode16(case: :lower) |> String.slice(0, 8)))
IO.puts(Integer.pow(2, 100))
