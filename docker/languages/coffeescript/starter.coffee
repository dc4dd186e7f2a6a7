readline = require 'node:readline'

terminal = readline.createInterface input: process.stdin
lines = terminal[Symbol.asyncIterator]()

ask = (question) ->
  process.stdout.write question
  {value} = await lines.next()
  value

main = ->
  name = await ask 'What is your name? '
  console.log "Hello, #{name}!"

  count = Number await ask 'How many squares shall I print? '
  console.log "#{number} x #{number} = #{number * number}" for number in [1..count] by 1
  terminal.close()

main()
