// Puts together a Monarch grammar of what most languages have, so that each file beside this one says only what is its own.

import type { languages } from "monaco-editor/editor";

export type Grammar = { language: languages.IMonarchLanguage; conf: languages.LanguageConfiguration };
type Rule = languages.IMonarchLanguageRule;

export type Spec = {
  /** Words of each kind, separated by blanks. */
  keywords: string;
  types?: string;
  functions?: string;
  constants?: string;
  /** What a word looks like. */
  word?: RegExp;
  ignoreCase?: boolean;
  /** What begins a comment that ends with its line: the first is what the editor writes. */
  line?: string[];
  /** Begin and end of comments that go over lines. */
  block?: [string, string];
  /** A block comment may hold another. */
  nests?: boolean;
  /** Quotes of strings; `doubled`: a quote inside is written twice, and a backslash is nothing special. */
  quotes?: string;
  doubled?: boolean;
  /** Rules before all others. */
  first?: Rule[];
  /** Further states that `first` goes to. */
  states?: Record<string, Rule[]>;
  number?: RegExp;
  operators?: RegExp;
};

const WORD = /[A-Za-z_]\w*/;
const NUMBER = /\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?/;
const OPERATORS = /[-+*/%=<>!&|^~?:@#$\\]+/;

export function grammar(spec: Spec): Grammar {
  return { language: languageOf(spec), conf: confOf(spec) };
}

function languageOf(spec: Spec): languages.IMonarchLanguage {
  const { quotes = '"', doubled = false, line = [], block, nests = false } = spec;
  const comments: Rule[] = line.map((each) => [new RegExp(`${escaped(each)}.*$`), "comment"] as Rule);
  const strings = [...quotes].flatMap((quote) => opening(quote, doubled));
  const states: Record<string, Rule[]> = Object.fromEntries([...quotes].map((quote) => [`string${quote}`, inside(quote, doubled)]));
  if (block) {
    comments.push([new RegExp(escaped(block[0])), "comment", "@comment"]);
    states.comment = commented(block, nests);
  }
  return {
    defaultToken: "",
    ignoreCase: spec.ignoreCase ?? false,
    keywords: words(spec.keywords),
    typeWords: words(spec.types),
    functions: words(spec.functions),
    constants: words(spec.constants),
    brackets: [
      { open: "{", close: "}", token: "delimiter.curly" },
      { open: "[", close: "]", token: "delimiter.square" },
      { open: "(", close: ")", token: "delimiter.parenthesis" },
    ],
    tokenizer: {
      root: [
        [/\s+/, ""],
        ...(spec.first ?? []),
        ...comments,
        [spec.word ?? WORD, { cases: { "@keywords": "keyword", "@typeWords": "type", "@functions": "predefined", "@constants": "constant", "@default": "identifier" } }],
        [spec.number ?? NUMBER, "number"],
        ...strings,
        [/[{}()[\]]/, "@brackets"],
        [/[;,.]/, "delimiter"],
        [spec.operators ?? OPERATORS, "operator"],
      ],
      ...states,
      ...spec.states,
    },
  };
}

function confOf({ line = [], block, quotes = '"' }: Spec): languages.LanguageConfiguration {
  const pairs = ["{}", "[]", "()"].map(([open = "", close = ""]) => ({ open, close }));
  const quoted = [...quotes].map((quote) => ({ open: quote, close: quote, notIn: ["string", "comment"] }));
  const [lineComment] = line;
  return {
    comments: { ...(lineComment ? { lineComment } : {}), ...(block ? { blockComment: block } : {}) },
    brackets: [["{", "}"], ["[", "]"], ["(", ")"]],
    autoClosingPairs: [...pairs, ...quoted],
    surroundingPairs: [...pairs, ...quoted],
  };
}

/** A string without an end is coloured as far as its line goes. */
function opening(quote: string, doubled: boolean): Rule[] {
  const q = escaped(quote);
  const open = doubled ? `${q}(?:[^${q}]|${q}${q})*$` : `${q}(?:[^\\\\${q}]|\\\\.)*\\\\?$`;
  return [
    [new RegExp(open), "string"],
    [new RegExp(q), "string", `@string${quote}`],
  ];
}

function inside(quote: string, doubled: boolean): Rule[] {
  const q = escaped(quote);
  const escape: Rule = doubled ? [new RegExp(q + q), "string.escape"] : [/\\./, "string.escape"];
  return [[new RegExp(`[^\\\\${q}]+`), "string"], escape, [new RegExp(q), "string", "@pop"], [/./, "string"]];
}

function commented([open, close]: [string, string], nests: boolean): Rule[] {
  const nested: Rule[] = nests ? [[new RegExp(escaped(open)), "comment", "@push"]] : [];
  return [...nested, [new RegExp(escaped(close)), "comment", "@pop"], [new RegExp(`[^${classed(open[0])}${classed(close[0])}]+`), "comment"], [/./, "comment"]];
}

function words(text = ""): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

function classed(character = ""): string {
  return character.replace(/[\]\\^-]/, "\\$&");
}
