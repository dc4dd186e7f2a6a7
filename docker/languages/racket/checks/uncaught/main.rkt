#lang racket

(define (share cake people)
  (/ cake people))

(share 8 0)
