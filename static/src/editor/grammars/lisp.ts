import { grammar } from "./monarch.ts";

export default grammar({
  line: [";"],
  block: ["#|", "|#"],
  nests: true,
  word: /[^\s()[\]{}"';,`#\d|][^\s()[\]{}"';,`|]*/,
  keywords: `and assert begin block case case-lambda catch cond cons-stream declare defclass defconstant define define-syntax
    define-values defgeneric defmacro defmethod defpackage defparameter defstruct defun defvar delay destructuring-bind do do* dolist
    dotimes ecase eval-when flet for for/fold for/list for/sum for* handler-bind handler-case if ignore-errors in-package labels lambda
    λ let let* let-values letrec loop macrolet match module module+ multiple-value-bind named-let or parameterize prog1 progn
    provide quasiquote quote raise require restart-case return return-from set! setf setq struct syntax-rules tagbody throw typecase
    unless unquote unwind-protect when with-handlers with-open-file with-output-to-string collect finally from in to across below by repeat summing collecting counting while until`,
  functions: `append apply aref assoc caar cadr car cddr cdr char concatenate cons coerce display displayln elt eq eql equal equal? eqv?
    error eval filter finish-output first flush-output format funcall gethash hash-ref hash-set! last length list list-ref list->string make-array make-hash
    make-hash-table map mapcar max member min mod newline nth null null? number->string parse-integer pop position prin1 princ print printf push
    random read read-line reduce remainder remove rest reverse second sort string-append string-length string->number subseq
    string-upcase terpri values vector vector-ref write write-line write-string zero? zerop`,
  constants: "nil t",
  first: [
    [/^#lang.*$/, "keyword.directive"],
    [/#;/, "comment"],
    [/#\\(?:[a-zA-Z]+|.)/, "string"],
    [/#(?:true|false|t|f)\b/, "constant"],
    [/[:&][\w-]+|#:[\w-]+/, "constant"],
    [/[-+]?\d+(?:\/\d+|\.\d*)?(?:[eE][-+]?\d+)?/, "number"],
    [/#'|['`,]@?/, "operator"],
  ],
});
