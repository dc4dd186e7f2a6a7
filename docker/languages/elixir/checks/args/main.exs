System.argv() |> Enum.join("|") |> IO.puts()
