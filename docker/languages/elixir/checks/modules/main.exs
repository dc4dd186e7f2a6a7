Code.require_file("shapes.exs", __DIR__)

for shape <- [Circle.new(1), Rectangle.new(2, 3)] do
  area = shape |> Shape.area() |> :erlang.float_to_binary(decimals: 3)
  IO.puts("#{inspect(shape.__struct__)}: #{area}")
end
