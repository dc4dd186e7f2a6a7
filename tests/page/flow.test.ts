import assert from "node:assert/strict";
import { test } from "node:test";
import { Flow } from "../../static/src/terminal/flow.ts";

/** A terminal that draws when it is told to. */
class Slow {
  written: string[] = [];
  #waiting: (() => void)[] = [];

  write(data: string, done: () => void = () => {}): void {
    this.written.push(data);
    this.#waiting.push(done);
  }

  draw(): void {
    for (const done of this.#waiting.splice(0)) done();
  }
}

test("a frame is acknowledged when it has been drawn, not before", () => {
  const screen = new Slow();
  const drawn: number[] = [];
  new Flow(screen, (seq) => drawn.push(seq)).write(1, "hello");
  assert.deepEqual(drawn, []);
  screen.draw();
  assert.deepEqual(drawn, [1]);
});

test("a long frame is written in short pieces and acknowledged once", () => {
  const screen = new Slow();
  const drawn: number[] = [];
  const text = "x".repeat(10_000);
  new Flow(screen, (seq) => drawn.push(seq)).write(7, text);
  screen.draw();
  assert.equal(screen.written.join(""), text);
  assert.ok(Math.max(...screen.written.map((piece) => piece.length)) <= 4096);
  assert.deepEqual(drawn, [7]);
});

test("what was drawn for an older run is not acknowledged to a newer one", () => {
  const screen = new Slow();
  const drawn: number[] = [];
  const flow = new Flow(screen, (seq) => drawn.push(seq));
  flow.write(1, "old");
  flow.forget();
  screen.draw();
  assert.deepEqual(drawn, []);
});

test("an empty frame is acknowledged too", () => {
  const drawn: number[] = [];
  new Flow(new Slow(), (seq) => drawn.push(seq)).write(3, "");
  assert.deepEqual(drawn, [3]);
});
