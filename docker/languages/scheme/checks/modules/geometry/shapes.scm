(define-module (geometry shapes)
  #:export (area))

(define base 3)

(define (area radius)
  (* base radius radius))
