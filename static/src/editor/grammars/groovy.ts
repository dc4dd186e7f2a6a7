import { grammar } from "./monarch.ts";

export default grammar({
  line: ["//"],
  block: ["/*", "*/"],
  keywords: `abstract as assert break case catch class const continue def default do else enum extends final finally for goto if
    implements import in instanceof interface it native new non-sealed package permits private protected public record return sealed
    static strictfp super switch synchronized this threadsafe throw throws trait transient try var void volatile while yield`,
  types: "boolean byte char double float int long short BigDecimal BigInteger Boolean Double Integer List Long Map Object Set String",
  functions: "print printf println",
  constants: "true false null",
  first: [
    [/@[A-Za-z]\w*/, "annotation"],
    [/'''|"""/, { token: "string", next: "@long.$0" }],
    [/'(?:[^'\\]|\\.)*'/, "string"],
    [/"(?=(?:[^"\\]|\\.)*")/, "string", "@interpolated"],
  ],
  states: {
    long: [
      [/\\./, "string.escape"],
      [/'''|"""/, { cases: { "$0==$S2": { token: "string", next: "@pop" }, "@default": "string" } }],
      [/[^\\'"]+|./, "string"],
    ],
    interpolated: [
      [/\\./, "string.escape"],
      [/\$\{/, { token: "delimiter.curly", next: "@embedded" }],
      [/\$\w+(?:\.\w+)*/, "variable"],
      [/"/, "string", "@pop"],
      [/[^\\"$]+|./, "string"],
    ],
    embedded: [[/\{/, "delimiter.curly", "@push"], [/\}/, "delimiter.curly", "@pop"], { include: "@root" }],
  },
});
