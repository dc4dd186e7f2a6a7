import { grammar } from "./monarch.ts";

export default grammar({
  ignoreCase: true,
  line: ["--"],
  block: ["/*", "*/"],
  nests: true,
  quotes: "\"'",
  doubled: true,
  word: /[a-z_!?][\w!?]*/,
  keywords: `address arg by call do drop else end exit expose for forever if interpret iterate leave nop numeric off on options otherwise
    parse procedure pull push queue return say select signal source syntax then to trace until upper value var version when while with
    digits form fuzz novalue halt failure error linein`,
  functions: `abs bitand bitor bitxor b2x center centre charin charout chars compare copies c2d c2x datatype date delstr delword d2c d2x
    errortext format insert lastpos left length lineout lines max min overlay pos random reverse right sign sourceline space stream
    strip substr subword symbol time translate trunc value verify word wordindex wordlength wordpos words xrange x2b x2c x2d`,
  operators: /[-+*/%=<>¬!&|\\]+/,
});
