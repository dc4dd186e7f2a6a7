(use-modules (ice-9 match)
             (ice-9 regex)
             (ice-9 format)
             (oop goops)
             (srfi srfi-1)
             (srfi srfi-9)
             (srfi srfi-19))

(define-record-type <student>
  (make-student name mark)
  student?
  (name student-name)
  (mark student-mark))

(define-class <circle> ()
  (radius #:init-keyword #:radius #:getter radius))
(define-method (area (circle <circle>))
  (* 3 (radius circle) (radius circle)))

(define-syntax swap!
  (syntax-rules ()
    ((_ a b) (let ((kept a)) (set! a b) (set! b kept)))))

(format #t "~a ~a\n" (expt 2 100) (/ 1 3))
(format #t "~5,2f|~5d|~x\n" (sqrt 2) 42 255)
(format #t "~a\n" (map match:substring (list-matches "[a-z]+@" "ada@math.org, alan@logic.org")))
(format #t "~a\n" (match '(1 (2 3)) ((a (b c)) (+ a b c))))
(format #t "~a ~a\n" (fold + 0 (iota 11)) (delete-duplicates '(1 2 1)))
(format #t "~a\n" (student-name (make-student "Ada" 90)))
(format #t "~a\n" (area (make <circle> #:radius 2)))
(format #t "~a\n" (date->string (time-utc->date (make-time time-utc 0 1709164800) 0) "~Y-~m-~d"))
(format #t "~a\n" (call/cc (lambda (return) (for-each (lambda (x) (when (> x 2) (return x))) '(1 2 3)) #f)))
(let ((a 1) (b 2))
  (swap! a b)
  (format #t "~a ~a\n" a b))
