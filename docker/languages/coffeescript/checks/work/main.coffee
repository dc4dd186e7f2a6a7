# A shop's year: orders are made up, counted and sorted, parcels find their way, ten tasks share a sum.
ITEMS = ['apple', 'bread', 'cheese', 'dates', 'eggs', 'flour', 'grapes', 'honey']

sum = (numbers) -> numbers.reduce ((a, b) -> a + b), 0

class Dice
  constructor: (@state) ->

  roll: (sides) ->
    @state = @state * 16807 %% 2147483647
    @state %% sides

class Heap
  constructor: (@before) ->
    @items = []

  push: (item) ->
    at = @items.push(item) - 1
    while at > 0
      above = at - 1 >> 1
      break unless @before @items[at], @items[above]
      [@items[at], @items[above]] = [@items[above], @items[at]]
      at = above
    return

  pop: ->
    first = @items[0]
    last = @items.pop()
    if @items.length
      @items[0] = last
      at = 0
      loop
        least = at
        for below in [2 * at + 1, 2 * at + 2] when below < @items.length
          least = below if @before @items[below], @items[least]
        break if least is at
        [@items[at], @items[least]] = [@items[least], @items[at]]
        at = least
    first

class Tree
  insert: (value) ->
    leaf = {value}
    return @root = leaf unless @root
    node = @root
    until node.value is value
      side = if value < node.value then 'left' else 'right'
      node = node[side] ?= leaf
    node

  values: (node = @root) ->
    return unless node
    yield from @values node.left if node.left
    yield node.value
    yield from @values node.right if node.right
    return

  height: -> heightOf @root

heightOf = (node) -> if node then 1 + Math.max heightOf(node.left), heightOf(node.right) else 0

makeOrders = (dice, count) ->
  for _ in [1..count]
    customer: "customer#{String(dice.roll 500).padStart 3, '0'}"
    item: ITEMS[dice.roll ITEMS.length]
    quantity: 1 + dice.roll 9
    cents: 100 + dice.roll 9900

reportOrders = (orders) ->
  turnover = {}
  sold = {}
  for {customer, item, quantity, cents} in orders
    turnover[customer] = (turnover[customer] ? 0) + quantity * cents
    sold[item] = (sold[item] ? 0) + quantity
  best = ({name, cents} for name, cents of turnover).sort (a, b) -> b.cents - a.cents
  console.log "turnover: #{sum Object.values turnover}"
  console.log "  #{name} #{cents}" for {name, cents} in best[...3]
  console.log ("#{item}=#{sold[item]}" for item in ITEMS).join ' '

reportText = (dice, length) ->
  text = (String.fromCharCode 97 + dice.roll 26 for _ in [1..length]).join ''
  pieces = text.split 'e'
  longest = Math.max (piece.length for piece in pieces)...
  console.log "pieces: #{pieces.length}, different: #{new Set(pieces).size}, longest: #{longest}"
  isPalindrome = (word) -> word is [...word].reverse().join ''
  console.log "palindromes: #{(n for n in [0...100000] when isPalindrome String n).length}"

reportTree = (dice, count) ->
  tree = new Tree
  tree.insert dice.roll 1000000 for _ in [1..count]
  values = [...tree.values()]
  console.log "tree: #{values.length} values, height #{tree.height()}, middle #{values[values.length >> 1]}"

# The cheapest way from one corner of a square of random costs to the other.
reportRoute = (dice, side) ->
  costs = (1 + dice.roll 9 for _ in [1..side * side])
  known = new Array(side * side).fill Infinity
  queue = new Heap (a, b) -> a.cost < b.cost
  queue.push place: 0, cost: costs[0]
  while step = queue.pop()
    {place, cost} = step
    continue if cost >= known[place]
    known[place] = cost
    [row, column] = [place // side, place %% side]
    for [r, c] in [[row - 1, column], [row + 1, column], [row, column - 1], [row, column + 1]]
      if 0 <= r < side and 0 <= c < side
        queue.push place: r * side + c, cost: cost + costs[r * side + c]
  console.log "route: #{known.at -1}"

isPrime = (number) ->
  divisor = 2
  while divisor * divisor <= number
    return false if number % divisor is 0
    divisor++
  number > 1

countPrimes = (first, end) ->
  await null
  (number for number in [first...end] when isPrime number).length

main = ->
  dice = new Dice 42
  reportOrders makeOrders dice, 40000
  reportText dice, 200000
  reportTree dice, 20000
  reportRoute dice, 100
  counts = await Promise.all (countPrimes task * 20000, (task + 1) * 20000 for task in [0...10])
  console.log "primes: #{counts.join ' '}, together #{sum counts}"

main()
