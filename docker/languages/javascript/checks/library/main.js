const { createHash } = require("node:crypto");
const { gzipSync, gunzipSync } = require("node:zlib");
const { mkdirSync, writeFileSync } = require("node:fs");

const pets = JSON.parse('[{"name": "Tom", "born": "2019-03-01"}, {"name": "Ida", "born": "2021-11-30"}]');
for (const { name, born } of pets) {
    const [, year, month] = /^(\d{4})-(\d{2})/.exec(born);
    console.log(name, Number(year) + Number(month));
}
console.log(createHash("sha256").update("abc").digest("hex").slice(0, 16));
console.log(gunzipSync(gzipSync("squeezed")).toString());
console.log(2n ** 100n, Math.hypot(3, 4), new Intl.NumberFormat("de-DE").format(1234567.5));
console.log(new Date(Date.UTC(2024, 1, 29)).toISOString(), structuredClone(new Map([["a", [1, 2]]])));
mkdirSync("output");
writeFileSync("output/pets.json", JSON.stringify(pets));
