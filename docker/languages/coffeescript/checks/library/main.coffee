{createHash} = require 'node:crypto'
{gzipSync, gunzipSync} = require 'node:zlib'
{mkdirSync, writeFileSync} = require 'node:fs'

pets = JSON.parse '[{"name": "Tom", "born": "2019-03-01"}, {"name": "Ida", "born": "2021-11-30"}]'
for {name, born} in pets
  [_, year, month] = born.match ///
    ^ (\d{4}) # the year
    - (\d{2}) # the month
  ///
  console.log name, Number(year) + Number month
console.log createHash('sha256').update('abc').digest('hex')[...16]
console.log gunzipSync(gzipSync 'squeezed').toString()
console.log Math.hypot(3, 4), new Intl.NumberFormat('de-DE').format 1234567.5
mkdirSync 'output'
writeFileSync 'output/pets.json', JSON.stringify pets
