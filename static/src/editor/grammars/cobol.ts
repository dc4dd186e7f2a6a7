import { grammar } from "./monarch.ts";

export default grammar({
  ignoreCase: true,
  line: ["*>"],
  quotes: "\"'",
  doubled: true,
  word: /[a-z][\w-]*/,
  keywords: `accept add advancing after also alter and are ascending assign at author before binary by call cancel close comp comp-3
    compute configuration content continue copy corresponding data date day delete delimited delimiter depending descending display
    divide division down else end end-accept end-add end-call end-compute end-display end-divide end-evaluate end-if end-multiply
    end-perform end-read end-search end-string end-subtract end-unstring end-write environment equal error evaluate exit fd file
    file-control filler from function giving go goback greater identification if in initialize input input-output inspect into is
    just justified key leading left less line linkage local-storage lower-case mod move multiply negative next no not numeric occurs of off on open
    or organization other output packed-decimal paragraph perform pic picture pointer positive procedure program program-id read
    record redefines reference release remainder replacing return returning reverse rewrite right rounded run search section select
    sentence sequential set sign size sort status stop string subtract sum tally tallying than then through thru time times to
    trailing trim until unstring up upon upper-case using value values varying when with working-storage write`,
  constants: "high-value high-values low-value low-values null quote quotes space spaces true false zero zeroes zeros",
  first: [
    [/^.{6}\*.*$/, "comment"],
    [/(pic(?:ture)?)(\s+)([-+9axvszpcdbr$*,.\/()0-9]+?)(?=[.\s]|$)/, ["keyword", "", "type"]],
  ],
});
