import assert from "node:assert/strict";
import { test } from "node:test";
import { LARGEST_INPUT, decode, inputs, pieces } from "../../static/src/terminal/protocol.ts";

test("a message of the list is understood", () => {
  assert.deepEqual(decode('{"type":"output","seq":1,"stream":"terminal","data":"x"}'), {
    type: "output", seq: 1, stream: "terminal", data: "x",
  });
});

test("whatever else comes is passed over", () => {
  for (const frame of ["", "{", "null", "7", "[]", '{"seq":1}', '{"type":"pwn"}', '{"type":7}', new Uint8Array(2)]) {
    assert.equal(decode(frame), null, String(frame));
  }
});

test("a long paste is cut into frames that the server takes", () => {
  const messages = inputs("\x00".repeat(LARGEST_INPUT * 2 + 1));
  assert.equal(messages.length, 3);
  for (const message of messages) assert.ok(JSON.stringify(message).length < 64 * 1024);
});

test("pieces are never empty, keep every character and cut none in two", () => {
  const text = "a😀".repeat(50);
  for (const size of [2, 3, 4, 7, 1000]) {
    const parts = pieces(text, size);
    assert.equal(parts.join(""), text);
    for (const part of parts) assert.ok(part.length > 0 && encodeURIComponent(part), part);
  }
  assert.deepEqual(pieces("", 10), []);
});
