{readFileSync} = require 'node:fs'

for line in readFileSync(0, 'utf8').trimEnd().split '\n'
  console.log "#{line.length}: #{line}"
