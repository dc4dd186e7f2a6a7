defmodule Squares do
  def print(count) do
    for number <- 1..cuont do
      IO.puts(number * number)
    end
  end
end

Squares.print(3)
