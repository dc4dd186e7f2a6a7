(define (share cake people)
  (/ cake people))

(display (share 8 0))
