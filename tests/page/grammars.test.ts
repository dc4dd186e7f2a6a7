import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { register } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { OURS, monacosFile } from "../../static/src/editor/grammars.ts";
import type { Grammar } from "../../static/src/editor/grammars/monarch.ts";
import { modeOf } from "../../static/src/editor/modes.ts";
import type { Language } from "../../static/src/page/languages.ts";

const FOLDER = join(process.cwd(), "docker/languages");
/** Some of Monaco's grammars take names from its whole editor, which needs a browser. */
const NAMES = "data:text/javascript,export const languages = { IndentAction: { None: 0, Indent: 1, IndentOutdent: 2, Outdent: 3 } }";
const HOOK = `export const resolve = (name, context, next) =>
  name.endsWith("/editor.api.js") ? { url: ${JSON.stringify(NAMES)}, shortCircuit: true } : next(name, context)`;
register(`data:text/javascript,${encodeURIComponent(HOOK)}`);

const load = (path: string): Promise<any> => import(path);
const { compile } = await load("monaco-editor/editor/standalone/common/monarch/monarchCompile");
const { MonarchTokenizer } = await load("monaco-editor/editor/standalone/common/monarch/monarchLexer");

type Token = { type: string; text: string };

/** `text` cut up by the grammar, as the editor would colour it. */
function tokens({ language }: Grammar, text: string): Token[] {
  const services = [{ isRegisteredLanguageId: () => false, languageIdCodec: {} }, { getColorTheme: () => ({ tokenTheme: {} }) }];
  const settings = { onDidChangeConfiguration: () => ({ dispose() {} }), getValue: () => 20_000 };
  const tokenizer = new MonarchTokenizer(...services, "tested", compile("tested", language), settings);
  const found: Token[] = [];
  let state = tokenizer.getInitialState();
  for (const line of text.split("\n")) {
    const result = tokenizer.tokenize(line, true, state);
    const list = result.tokens as { offset: number; type: string }[];
    list.forEach(({ offset, type }, at) => found.push({ type: type.replace(/\.tested$/, ""), text: line.slice(offset, list[at + 1]?.offset) }));
    state = result.endState;
  }
  return found;
}

async function grammarOf(mode: string): Promise<Grammar> {
  if (OURS[mode]) return (await OURS[mode]()).default;
  const file = monacosFile(mode);
  assert.ok(file, `there is no grammar for ${mode}`);
  return load(`monaco-editor/languages/definitions/${file}/${file}`) as Promise<Grammar>;
}

function field(text: string, name: string): string {
  return new RegExp(`^${name} = "([^"]*)"`, "m").exec(text)?.[1] ?? "";
}

for (const slug of readdirSync(FOLDER)) {
  const about = readFileSync(join(FOLDER, slug, "language.toml"), "utf8");
  const starter = readdirSync(join(FOLDER, slug)).find((each) => each.startsWith("starter."));
  assert.ok(starter, `${slug} has a starter program`);

  test(`words, strings and comments of ${slug} are coloured`, async () => {
    const grammar = await grammarOf(field(about, "editor_mode"));
    const text = readFileSync(join(FOLDER, slug, starter), "utf8");
    const found = tokens(grammar, text);
    const kinds = (pattern: RegExp) => found.filter(({ type }) => pattern.test(type)).map((each) => each.text);
    assert.ok(kinds(/^(keyword|predefined|type|tag|metatag|support|key)/).length > 1, "keywords");
    assert.ok(kinds(/^string/).join("").length > 10, "strings");
    assert.ok(kinds(/^(string|comment)/).join("").length < text.length * 0.8, "not all is one string");
    const { lineComment, blockComment } = grammar.conf.comments ?? {};
    const mark = typeof lineComment === "object" && lineComment !== null ? lineComment.comment : lineComment;
    const remark = blockComment && !mark ? `${blockComment[0]} remark ${blockComment[1]}` : `${mark ?? "#"} remark`;
    const commented = tokens(grammar, `${text}\n${remark}`).filter(({ type }) => type.startsWith("comment"));
    assert.ok(commented.some((each) => each.text.includes("remark")), "comments");
  });
}

const OWN: Record<string, [string, string, string][]> = {
  haskell: [["{- a {- b -} c -} x", "x", "identifier"], ["f' = 'x'", "'x'", "string"], ["a --> b", "-->", "operator"], ["Map.lookup", "Map.", "namespace"]],
  ocaml: [["(* a (* b *) c *) x", "x", "identifier"], ["let x = 'a'", "'a'", "string"], ["type 'a t", "'a", "type"]],
  octave: [["x = a';", "'", "operator"], ["x = 'a b';", "'a b'", "string"], ["y = [1 2]' % c", "% c", "comment"]],
  ada: [["X := Y'Length; -- c", "-- c", "comment"], ['Put ("a ""b"" c");', '""', "string.escape"]],
  nasm: [["start:  mov eax, 0x1F ; c", "0x1F", "number"], ["start:  mov eax, 1", "eax", "constant"], ["%define A 1", "%define", "keyword.directive"]],
  prolog: [["a(X) :- \\+ b(X).", "X", "variable.predefined"], ["c :- X = 'a b'.", "'a b'", "string"]],
  erlang: [["-module(a).", "-module", "keyword.directive"], ["f(X) -> ?M, $a.", "?M", "constant"]],
  groovy: [['x = "a ${b + 1} c"', "b", "identifier"], ["s = '''a\nit's''' + x", "x", "identifier"]],
  d: [["/+ a /+ b +/ c +/ int", "int", "type"], ["auto s = `a\\`;", "`a\\`", "string"]],
  lisp: [["#| a |# (define x #\\a)", "#\\a", "string"], ["(f :key \"s\")", ":key", "constant"]],
  cobol: [["01 a pic x(50).", "x(50)", "type"], ["move zero to b *> c", "*> c", "comment"]],
  fortran: [["if (.not. a) x = .true. ! c", "! c", "comment"], ["s = 'it''s'", "''", "string.escape"]],
  zig: [["const x = @as(u8, 'a');", "@as", "predefined"], ["\\\\ long", "\\\\ long", "string"]],
  awk: [["$1 ~ /a\\/b/ { print $2 }", "/a\\/b/", "regexp"], ["x = a / b / c", "a", "identifier"]],
  rexx: [["/* a /* b */ c */ say x", "say", "keyword"]],
  vhdl: [["x <= '1'; y : a'length; -- c", "'1'", "string"]],
};

for (const [mode, samples] of Object.entries(OWN)) {
  test(`what is special in ${mode} is coloured`, async () => {
    const grammar = await grammarOf(mode);
    for (const [code, text, type] of samples) {
      const found = tokens(grammar, code);
      assert.ok(found.some((each) => each.text === text && each.type === type), `${code}: ${JSON.stringify(found)}`);
    }
  });
}

test("a file is coloured as its program's language, as another one, or as what goes with programs", () => {
  const language = (fileName: string, editorMode: string) => ({ fileName, editorMode }) as Language;
  const [octave, objective, python] = [language("main.m", "octave"), language("main.m", "objective-c"), language("main.py", "python")];
  const all = [objective, octave, python];
  assert.equal(modeOf("a/b.m", octave, all), "octave");
  assert.equal(modeOf("b.py", octave, all), "python");
  assert.equal(modeOf("README.md", octave, all), "markdown");
  assert.equal(modeOf("data.bin", octave, all), "plaintext");
});
