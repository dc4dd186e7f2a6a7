{readFileSync} = require 'node:fs'

letters = [...readFileSync(0, 'utf8').trim()]
console.log 'Grüße, 世界 🚀'
console.log "#{letters.reverse().join ''} #{letters.length}"
