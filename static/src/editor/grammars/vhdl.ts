import { grammar } from "./monarch.ts";

export default grammar({
  ignoreCase: true,
  line: ["--"],
  block: ["/*", "*/"],
  doubled: true,
  keywords: `abs access after alias all and architecture array assert attribute begin block body buffer bus case component
    configuration constant context default disconnect downto else elsif end entity exit file for force function generate generic group
    guarded if impure in inertial inout is label library linkage literal loop map mod nand new next nor not null of on open or others
    out package parameter port postponed procedure process property protected pure range record register reject release rem report
    restrict return rol ror select severity shared signal sla sll sra srl subtype then to transport type unaffected units until use
    variable wait when while with xnor xor`,
  types: `bit bit_vector boolean character delay_length integer line natural positive real severity_level signed std_logic
    std_logic_vector std_ulogic string text time unsigned`,
  functions: "endfile falling_edge flush now read readline rising_edge to_integer to_signed to_string to_unsigned write writeline",
  constants: "true false input output error failure note warning",
  first: [
    [/'(?:[^'])'(?!')/, "string"],
    [/[box]"[\da-f_]*"/, "number"],
    [/\d+#[\da-f_.]+#/, "number"],
    [/'[a-z]\w*/, "attribute"],
  ],
});
