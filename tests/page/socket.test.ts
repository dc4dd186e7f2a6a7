import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { RunSocket } from "../../static/src/terminal/socket.ts";

/** As much of a WebSocket as RunSocket uses. */
class Line extends EventTarget {
  readyState = 0;
  sent: Record<string, unknown>[] = [];

  send(frame: string): void {
    this.sent.push(JSON.parse(frame));
  }

  close(): void {}

  opens(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }

  says(message: object): void {
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(message) }));
  }

  ends(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }
}

function connected(context: TestContext) {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  Object.assign(globalThis, { window: globalThis });
  const lines: Line[] = [];
  const heard: string[] = [];
  const socket = new RunSocket(
    "ws://site/",
    {
      message: (message) => heard.push(message.type === "output" ? message.data : message.type),
      connection: (state) => heard.push(state),
      gone: (sentence) => heard.push(sentence),
    },
    () => {
      lines.push(new Line());
      return lines.at(-1) as unknown as WebSocket;
    },
  );
  socket.connect();
  return { socket, lines, heard, line: () => lines.at(-1)!, wait: () => context.mock.timers.tick(10_000) };
}

const output = (seq: number) => ({ type: "output", seq, stream: "terminal", data: `<${seq}>` });

test("a lost connection is taken up after the last output that came", (context) => {
  const { line, lines, heard, wait } = connected(context);
  line().opens();
  for (const seq of [1, 2, 3]) line().says(output(seq));
  line().ends(1006);
  wait();
  line().opens();
  assert.equal(lines.length, 2);
  assert.deepEqual(line().sent, [{ type: "resume", seq: 3 }]);
  line().says(output(4));
  assert.deepEqual(heard, ["open", "<1>", "<2>", "<3>", "lost", "open", "<4>"]);
});

test("output that comes twice is shown once, and acknowledged so that more may come", (context) => {
  const { line, heard } = connected(context);
  line().opens();
  for (const seq of [1, 2, 1, 2, 3]) line().says(output(seq));
  assert.deepEqual(heard, ["open", "<1>", "<2>", "<3>"]);
  assert.deepEqual(line().sent, [{ type: "ack", seq: 1 }, { type: "ack", seq: 2 }]);
});

test("what is typed while the connection is away arrives after it", (context) => {
  const { line, socket, wait } = connected(context);
  line().opens();
  line().ends(1006);
  socket.input("ab\r");
  socket.eof();
  wait();
  line().opens();
  assert.deepEqual(line().sent, [{ type: "input", data: "ab\r" }, { type: "eof" }]);
});

test("a run that is not there is not asked for again", (context) => {
  const { line, lines, heard, wait } = connected(context);
  line().opens();
  line().ends(4404);
  wait();
  assert.equal(lines.length, 1);
  assert.deepEqual(heard, ["open", "This run is no longer on the server."]);
});

test("after it was closed nothing is heard and nothing is tried", (context) => {
  const { line, lines, socket, heard, wait } = connected(context);
  line().opens();
  const first = line();
  socket.close();
  first.says(output(1));
  first.ends(1006);
  wait();
  assert.equal(lines.length, 1);
  assert.deepEqual(heard, ["open"]);
});

test("a network that has come back is not waited for", (context) => {
  const { line, lines, socket } = connected(context);
  line().ends(1006);
  socket.hurry();
  assert.equal(lines.length, 2);
});
