#lang racket

(for ([line (in-lines)])
  (printf "~a: ~a\n" (string-length line) line))
