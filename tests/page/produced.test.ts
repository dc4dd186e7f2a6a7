import assert from "node:assert/strict";
import { test } from "node:test";
import { isNumeric, readTable } from "../../static/src/output/csv.ts";
import { kindOf, pictureType } from "../../static/src/output/kinds.ts";

const BOUNDS = { rows: 9, columns: 4 };
const rows = (text: string) => readTable(text, BOUNDS).rows;
const kind = (name: string, mediaType = "application/octet-stream") => kindOf({ name, mediaType, size: 1, url: "" });

test("a table is read as spreadsheets write it", () => {
  assert.deepEqual(rows("a,b\r\n1,2\r\n"), [["a", "b"], ["1", "2"]]);
  assert.deepEqual(rows('"x, y","say ""hi"""\n"two\nlines",'), [["x, y", 'say "hi"'], ["two\nlines", ""]]);
  assert.deepEqual(rows("a;b;c\n1,5;2;3"), [["a", "b", "c"], ["1,5", "2", "3"]]);
  assert.deepEqual(rows("a\tb\n,\t2"), [["a", "b"], [",", "2"]]);
  assert.deepEqual(rows(""), []);
});

test("a table that is broken is read as far as it makes sense", () => {
  assert.deepEqual(rows('a,"open\nrest'), [["a", "open\nrest"]]);
  assert.equal(rows('a,"b"c\n1,2')[0]?.[0], "a");
});

test("no table is larger than the page can bear", () => {
  const { rows: shown, isCut } = readTable("a,b,c,d,e\n".repeat(1000), BOUNDS);
  assert.deepEqual([shown.length, shown[0]?.length, isCut], [9, 4, true]);
  assert.equal(readTable("a,b\n".repeat(9), BOUNDS).isCut, false);
});

test("columns of numbers are known", () => {
  const table = [["n", "name"], ["1", "a"], ["-2.5e3", "3"], ["", "4"]];
  assert.deepEqual([isNumeric(table, 0), isNumeric(table, 1), isNumeric([["n"]], 0)], [true, false, false]);
});

test("a file is looked at as its name says", () => {
  assert.deepEqual(["a.PNG", "b.svg", "c.csv", "d.html", "e.bin", "sub.dir/f"].map((name) => kind(name)), ["picture", "picture", "table", "text", "other", "other"]);
  assert.equal(kind("x.py", "text/x-python"), "text");
  assert.equal(pictureType("sub/a.svg"), "image/svg+xml");
});
