exports.Circle = class Circle
  constructor: (@radius) ->
  area: -> Math.PI * @radius ** 2
  toString: -> "circle of #{@radius}"

exports.Square = class Square
  constructor: (@side) ->
  area: -> @side ** 2
  toString: -> "square of #{@side}"
