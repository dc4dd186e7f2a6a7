struct Rectangle
  def initialize(@width : Int32, @height : Int32)
  end

  def area
    @width * @height
  end

  def perimeter
    2 * (@width + @height)
  end
end
