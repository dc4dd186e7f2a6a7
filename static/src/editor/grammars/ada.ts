import { grammar } from "./monarch.ts";

export default grammar({
  ignoreCase: true,
  line: ["--"],
  doubled: true,
  keywords: `abort abs abstract accept access aliased all and array at begin body case constant declare delay delta digits do else
    elsif end entry exception exit for function generic goto if in interface is limited loop mod new not null of or others out
    overriding package parallel pragma private procedure protected raise range record rem renames requeue return reverse select
    separate some subtype synchronized tagged task terminate then type until use when while with xor`,
  types: "boolean character duration float integer long_float long_integer natural positive string wide_string unbounded_string",
  constants: "true false",
  first: [[/'(?:[^']|'')'/, "string"]],
  number: /\d+#[\da-fA-F_.]+#|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?/,
});
