import { grammar } from "./monarch.ts";

export default grammar({
  line: ["#"],
  keywords: "BEGIN END BEGINFILE ENDFILE break case continue default delete do else exit for func function getline if in next nextfile print printf return switch while",
  functions: `atan2 close cos exp fflush gensub gsub index int length log match mktime rand sin split sprintf sqrt srand strftime sub
    substr system systime tolower toupper`,
  constants: "ARGC ARGV CONVFMT ENVIRON FILENAME FNR FS NF NR OFMT OFS ORS RLENGTH RS RSTART SUBSEP",
  first: [
    [/\$\w+/, "variable.predefined"],
    // A slash after a value divides; after an operator, a bracket or nothing it begins a pattern.
    [/([~(,!&|{;]\s*)(\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/)/, ["operator", "regexp"]],
    [/^\s*\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//, "regexp"],
  ],
});
