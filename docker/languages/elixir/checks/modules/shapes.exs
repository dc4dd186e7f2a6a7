defprotocol Shape do
  def area(shape)
end

defmodule Circle do
  defstruct [:radius]

  def new(radius), do: %Circle{radius: radius}

  defimpl Shape do
    def area(circle), do: :math.pi() * circle.radius ** 2
  end
end

defmodule Rectangle do
  defstruct [:width, :height]

  def new(width, height), do: %Rectangle{width: width, height: height}

  defimpl Shape do
    def area(rectangle), do: rectangle.width * rectangle.height * 1.0
  end
end
