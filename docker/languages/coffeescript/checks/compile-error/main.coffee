area = (width, height) ->
  width * height

console.log area(3, 4
