share = (total, people) ->
  throw new RangeError 'nobody to share with' if people is 0
  total / people

console.log share 12, 4
console.log share 12, 0
