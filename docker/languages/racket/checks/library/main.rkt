#lang racket

(require data/heap
         json
         math/number-theory
         rackunit
         racket/date)

(check-equal? (string-upcase "ada") "ADA")

(define student (string->jsexpr "{\"name\": \"Ada\", \"marks\": [1, 2.5, null]}"))
(displayln (hash-ref student 'marks))
(displayln (jsexpr->string (hash 'size 3)))
(displayln (regexp-match* #rx"[a-z]+@" "ada@math.org, alan@logic.org"))
(displayln (match '(1 (2 3)) [(list a (list b c)) (+ a b c)]))
(displayln (factorize 84))
(displayln (/ 1 3))

(define heap (make-heap <=))
(heap-add-all! heap '(3 1 2))
(displayln (heap-min heap))

(define circle%
  (class object%
    (init-field radius)
    (super-new)
    (define/public (area) (* 3 radius radius))))
(displayln (send (new circle% [radius 2]) area))

(displayln (for/list ([(name mark) (in-dict '((ada . 90) (alan . 70)))] #:when (> mark 80)) name))
(displayln (stream->list (stream-take (in-naturals 5) 3)))
(displayln (with-handlers ([exn:fail? exn-message]) (error "nobody is there")))
(displayln (set-count (set 1 2 1)))
(date-display-format 'iso-8601)
(displayln (date->string (seconds->date 1709164800 #f)))
