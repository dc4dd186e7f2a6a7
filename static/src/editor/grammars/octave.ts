import { grammar } from "./monarch.ts";

export default grammar({
  line: ["%", "#"],
  block: ["%{", "%}"],
  keywords: `break case catch classdef continue do else elseif end end_try_catch end_unwind_protect endfor endfunction endif endswitch
    endwhile enumeration events for function global if methods otherwise parfor persistent properties return switch try until
    unwind_protect unwind_protect_cleanup while`,
  functions: `abs all any cell ceil cellfun cos cumsum det diag disp display error exp eye fclose fflush fgetl find floor fopen fprintf
    input int2str interp1 inv isempty isfield length linspace log max mean median min mod num2str numel ones plot polyfit polyval
    printf prod rand randi randn regexp rem repmat reshape round size sin sort sprintf sqrt std strcat strcmp strfind strrep strsplit struct
    sum tan trace tril triu unique zeros`,
  constants: "true false pi e Inf NaN NA eps i j ans",
  first: [
    // After a name, a number or a bracket a quote transposes.
    [/([A-Za-z_]\w*)('+)/, ["identifier", "operator"]],
    [/([\d\])}.])('+)/, ["", "operator"]],
    [/'(?:[^'\n]|'')*'/, "string"],
    [/@[A-Za-z]\w*/, "function"],
  ],
});
