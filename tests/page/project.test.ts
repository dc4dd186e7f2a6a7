import assert from "node:assert/strict";
import { test } from "node:test";
import { readDraft } from "../../static/src/editor/drafts.ts";
import type { Language } from "../../static/src/page/languages.ts";
import { codeIn } from "../../static/src/page/link.ts";
import { bytesIn, isSame, programOf, readProgram } from "../../static/src/page/program.ts";
import { Project } from "../../static/src/page/project.ts";
import type { Change } from "../../static/src/page/project.ts";

const PYTHON: Language = {
  slug: "python", name: "Python", aliases: [], version: "3", fileName: "main.py", editorMode: "python", starter: "print()\n",
  interactive: true, available: true, building: false, compilerOptions: [], console: true,
  limits: { timeout: 1, cpuTimeLimit: 1, compileTimeout: 1, memoryLimit: 1, outputLimit: 1 },
};

function opened(...names: string[]): { project: Project; heard: Change[]; order: () => string } {
  const project = new Project();
  const heard: Change[] = [];
  project.open({ ...programOf("python", "", ""), files: names.map((name) => ({ name, content: `# ${name}\n` })) });
  project.onChange((change) => heard.push(change));
  return { project, heard, order: () => project.files.map((each) => each.name).join(" ") };
}

test("the first file is the main one, and moving makes another the first", () => {
  const { project, heard, order } = opened("main.py", "a.py", "b.py");
  project.move(project.files[2]!.id, 0);
  assert.equal(order(), "b.py main.py a.py");
  project.move(project.files[0]!.id, 99);
  assert.equal(order(), "main.py a.py b.py");
  project.move(project.files[0]!.id, 0);
  assert.deepEqual(heard, ["files", "files"]);
});

test("a file that was removed comes back as itself, at its place", () => {
  const { project, order } = opened("main.py", "a.py", "b.py");
  const removed = project.files[1]!;
  const place = project.remove(removed.id);
  assert.equal(order(), "main.py b.py");
  assert.equal(project.add(removed, place).id, removed.id);
  assert.equal(order(), "main.py a.py b.py");
});

test("the last file cannot be removed", () => {
  const { project, order } = opened("main.py");
  assert.equal(project.remove(project.files[0]!.id), -1);
  assert.equal(order(), "main.py");
});

test("files keep their identity when their program is opened again, and not among programs", () => {
  const { project } = opened("main.py", "a.py");
  const own = project.files.map((each) => each.id);
  project.open(programOf("python", "main.py", ""), "snapshot:1");
  assert.ok(!own.includes(project.files[0]!.id));
  project.open(programOf("python", "a.py", ""));
  assert.equal(project.files[0]!.id, own[1]);
});

test("a document is a copy without what only the page knows", () => {
  const { project } = opened("main.py");
  const { document } = project;
  document.files[0]!.content = "changed";
  assert.deepEqual(project.document.files, [{ name: "main.py", content: "# main.py\n" }]);
});

test("writing what is there already tells nobody", () => {
  const { project, heard } = opened("main.py");
  project.write(project.files[0]!.id, "# main.py\n");
  project.write(project.files[0]!.id, "x");
  project.set({ input: "1\n" });
  assert.deepEqual(heard, ["content", "setup"]);
});

test("a draft of the first schema is the code alone", () => {
  assert.deepEqual(readDraft("x = 1\n", PYTHON), programOf("python", "main.py", "x = 1\n"));
  assert.deepEqual(readDraft('{"schema": "mine"}', PYTHON).files[0]!.content, '{"schema": "mine"}');
});

test("a draft of today comes back whole", () => {
  const program = { ...programOf("python", "main.py", "x"), input: "1\n", args: ["-v"], cases: [{ name: "a", input: "2" }] };
  assert.deepEqual(readDraft(JSON.stringify({ schema: 2, ...program }), PYTHON), program);
});

test("what is no program is not read as one", () => {
  for (const found of [null, 7, {}, { language: "python" }, { language: "python", files: [] }, { language: "python", files: [{ name: 1 }] }]) {
    assert.equal(readProgram(found), null);
  }
});

test("a program that leaves out what is empty is the same", () => {
  assert.ok(isSame(programOf("c", "main.c", ""), { language: "c", files: [{ name: "main.c", content: "" }] } as never));
});

test("bytes are counted as the server counts them", () => {
  assert.deepEqual([bytesIn({ name: "a", content: "ä€" }), bytesIn({ name: "b", content: "AAE=", encoding: "base64" })], [5, 2]);
});

test("code comes with an address, percent-encoded or in base64url", () => {
  assert.equal(codeIn("#code=print(1%2B1)%0A"), "print(1+1)\n");
  assert.equal(codeIn("#code=" + Buffer.from("print('ä€')\n").toString("base64url")), "print('ä€')\n");
  assert.equal(codeIn("#x=1&code=main"), "main");
  assert.equal(codeIn("#code=a+b"), "a+b");
});

test("an address without code, with too much or with broken code brings none", () => {
  for (const hash of ["", "#", "#code=", "#other=1", "#code=%E0%A4%A", `#code=${"a".repeat(1_500_001)}`]) assert.equal(codeIn(hash), null);
});
