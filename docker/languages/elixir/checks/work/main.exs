defmodule Generator do
  @moduledoc "Numbers that look random: the same every time."

  def below(bound, state) do
    next = rem(state * 1_103_515_245 + 12_345, 2 ** 31)
    {next |> div(65_536) |> rem(bound), next}
  end

  def many(count, seed, draw) do
    {values, _state} = Enum.map_reduce(1..count, seed, fn _, state -> draw.(state) end)
    values
  end
end

defmodule Maze do
  @size 60

  def open(seed) do
    draws = Generator.many(@size * @size, seed, &Generator.below(4, &1))
    places = for row <- 1..@size, column <- 1..@size, do: {row, column}
    free = for {place, draw} <- Enum.zip(places, draws), draw != 0, do: place
    MapSet.new([{1, 1}, {@size, @size} | free])
  end

  def distances(open), do: explore(:queue.from_list([{1, 1}]), %{{1, 1} => 0}, open)

  def goal, do: {@size, @size}

  defp explore(queue, distances, open) do
    case :queue.out(queue) do
      {:empty, _} ->
        distances

      {{:value, here}, rest} ->
        new = for place <- around(here), place in open, not is_map_key(distances, place), do: place
        distances = Map.merge(distances, Map.from_keys(new, distances[here] + 1))
        explore(Enum.reduce(new, rest, &:queue.in/2), distances, open)
    end
  end

  defp around({row, column}) do
    [{row, column + 1}, {row + 1, column}, {row, column - 1}, {row - 1, column}]
  end
end

defmodule Student do
  defstruct [:group, :points]
end

defmodule Work do
  def sorting do
    numbers = Generator.many(100_000, 1, &Generator.below(30_000, &1)) |> Enum.map(&(&1 + 1)) |> Enum.sort()
    IO.puts("sorted: #{hd(numbers)} #{Enum.at(numbers, 50_000)} #{List.last(numbers)}")
  end

  def words do
    syllables = List.to_tuple(~w[ka lo mi nu re so ta vi])

    most =
      Generator.many(50_000, 2, fn state ->
        {first, state} = Generator.below(8, state)
        {second, state} = Generator.below(8, state)
        {elem(syllables, first) <> elem(syllables, second), state}
      end)
      |> Enum.frequencies()
      |> Enum.sort_by(fn {word, count} -> {-count, word} end)
      |> Enum.take(3)

    IO.puts("words: " <> Enum.map_join(most, ", ", fn {word, count} -> "#{word} #{count}" end))
  end

  def groups do
    students =
      Generator.many(1000, 3, fn state ->
        {group, state} = Generator.below(5, state)
        {points, state} = Generator.below(101, state)
        {%Student{group: <<?A + group>>, points: points}, state}
      end)

    for {group, members} <- students |> Enum.group_by(& &1.group, & &1.points) |> Enum.sort() do
      average = :erlang.float_to_binary(Enum.sum(members) / length(members), decimals: 2)
      IO.puts("group #{group}: #{length(members)} students, #{average} points")
    end
  end

  def maze do
    distances = Maze.open(4) |> Maze.distances()
    IO.puts("maze: #{distances[Maze.goal()]} steps, #{map_size(distances)} places")
  end

  def primes do
    limit = 1_000_000
    composite = :atomics.new(limit, [])

    for number <- 2..1000, :atomics.get(composite, number) == 0 do
      for multiple <- (number * number)..limit//number, do: :atomics.put(composite, multiple, 1)
    end

    IO.puts("primes: #{Enum.count(2..limit, &(:atomics.get(composite, &1) == 0))}")
  end

  def text do
    text = for index <- 0..99_999, into: "", do: <<?a + rem(index, 26)>>
    reversed = text |> String.reverse() |> String.upcase()
    letters = reversed |> String.graphemes() |> Enum.count(&(&1 == "A"))
    IO.puts("text: #{String.length(text)} #{String.slice(reversed, 0, 10)} #{letters}")
  end

  def chains do
    {start, steps} =
      Enum.map(0..9, fn part -> Task.async(fn -> longest((part * 2000 + 1)..(part * 2000 + 2000)) end) end)
      |> Task.await_many()
      |> Enum.max_by(fn {start, steps} -> {steps, -start} end)

    IO.puts("longest chain: #{start} with #{steps} steps")
  end

  defp longest(range) do
    range |> Enum.map(&{&1, steps(&1, 1)}) |> Enum.max_by(fn {start, steps} -> {steps, -start} end)
  end

  defp steps(1, steps), do: steps
  defp steps(number, steps) when rem(number, 2) == 0, do: steps(div(number, 2), steps + 1)
  defp steps(number, steps), do: steps(3 * number + 1, steps + 1)
end

Work.sorting()
Work.words()
Work.groups()
Work.maze()
Work.primes()
Work.text()
Work.chains()
