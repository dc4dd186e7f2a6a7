#lang typed/racket

(: area (-> Integer Integer))
(define (area radius)
  (* 3 radius radius))

(displayln (area 2))
