defmodule Numbers do
  def average(numbers), do: Enum.sum(numbers) / length(numbers)
end

IO.puts(Numbers.average([1, 2, 3]))
IO.puts(Numbers.average([]))
