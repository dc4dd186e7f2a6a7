#lang racket/base

(provide area (struct-out circle))

(define base 3)

(struct circle (radius))

(define (area shape)
  (* base (expt (circle-radius shape) 2)))
