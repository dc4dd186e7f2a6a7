#lang racket/base

(define (ask question)
  (display question)
  (flush-output)
  (read-line))

(define name (ask "What is your name? "))
(printf "Hello, ~a!\n" name)

(define count (string->number (ask "How many squares shall I print? ")))
(for ([number (in-inclusive-range 1 count)])
  (printf "~a x ~a = ~a\n" number number (* number number)))
