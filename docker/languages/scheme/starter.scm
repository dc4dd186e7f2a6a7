(use-modules (ice-9 rdelim))

(define (ask question)
  (display question)
  (force-output)
  (read-line))

(define name (ask "What is your name? "))
(format #t "Hello, ~a!\n" name)

(define count (string->number (ask "How many squares shall I print? ")))
(do ((number 1 (+ number 1)))
    ((> number count))
  (format #t "~a x ~a = ~a\n" number number (* number number)))
