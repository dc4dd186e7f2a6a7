#lang racket

;; What a term's worth of exercises needs: lists, vectors, hashes, structures, sorting, strings and threads.

;; Lehmer's generator: the same numbers in every language.
(define state 42)
(define (dice limit)
  (set! state (modulo (* state 16807) 2147483647))
  (modulo state limit))

(struct student (name marks))

(define (average student)
  (define marks (student-marks student))
  (/ (apply + marks) (length marks)))

(define (primes-below limit)
  (define prime (make-vector limit #t))
  (for/list ([number (in-range 2 limit)]
             #:when (vector-ref prime number))
    (for ([multiple (in-range (* number number) limit number)])
      (vector-set! prime multiple #f))
    number))

(define (merge-lists left right)
  (let loop ([left left] [right right] [merged '()])
    (cond [(empty? left) (append (reverse merged) right)]
          [(empty? right) (append (reverse merged) left)]
          [(<= (first left) (first right)) (loop (rest left) right (cons (first left) merged))]
          [else (loop left (rest right) (cons (first right) merged))])))

(define (merge-sort numbers)
  (match numbers
    [(or (list) (list _)) numbers]
    [_ (define-values (left right) (split-at numbers (quotient (length numbers) 2)))
       (merge-lists (merge-sort left) (merge-sort right))]))

(define (edit-distance one other)
  (define last-row
    (for/fold ([above (range (add1 (length other)))])
              ([letter one] [i (in-naturals 1)])
      (define-values (row _)
        (for/fold ([row (list i)] [above above])
                  ([its-letter other])
          (define change (if (char=? letter its-letter) 0 1))
          (define cost (min (add1 (second above)) (add1 (first row)) (+ (first above) change)))
          (values (cons cost row) (rest above))))
      (reverse row)))
  (last last-row))

(define (collatz-steps number)
  (let loop ([number number] [steps 0])
    (cond [(= number 1) steps]
          [(even? number) (loop (quotient number 2) (add1 steps))]
          [else (loop (add1 (* 3 number)) (add1 steps))])))

(define (described entries)
  (string-join (for/list ([entry entries]) (format "~a ~a" (car entry) (cdr entry))) ", "))

(define primes (primes-below 200000))
(printf "~a primes, the last is ~a\n" (length primes) (last primes))

(define numbers (for/list ([_ 50000]) (dice 1000000)))
(define ordered (merge-sort numbers))
(unless (equal? ordered (sort numbers <))
  (error "not sorted"))
(define checksum
  (for/fold ([sum 0]) ([number ordered] [place (in-naturals 1)])
    (modulo (+ sum (* place number)) 1000003)))
(printf "Sorted from ~a over ~a to ~a, checksum ~a\n"
        (first ordered) (list-ref ordered 25000) (last ordered) checksum)

(define syllables #("ka" "lo" "mi" "ne" "ru" "ta"))
(define counts (make-hash))
(for ([_ 20000])
  (define word (string-append* (for/list ([_ 3]) (vector-ref syllables (dice 6)))))
  (hash-update! counts word add1 0))
(define frequent
  (sort (sort (hash->list counts) string<? #:key car) > #:key cdr))
(printf "~a words, most often ~a\n" (hash-count counts) (described (take frequent 3)))

(define students
  (for/list ([name '("Ada" "Alan" "Barbara" "Dennis" "Donald" "Edsger" "Grace" "Ken" "Linus" "Margaret")])
    (student name (for/list ([_ 5]) (dice 101)))))
(define best (take (sort students > #:key average) 3))
(printf "Best ~a\n"
        (described (for/list ([student best])
                     (cons (student-name student) (~r (average student) #:precision '(= 1))))))

(define (letters) (for/list ([_ 300]) (string-ref "abcd" (dice 4))))
(define one (letters))
(printf "Edit distance ~a\n" (edit-distance one (letters)))

(define results (make-channel))
(for ([first (in-range 1 10000 1000)])
  (thread
   (lambda ()
     (define start (argmax collatz-steps (range first (+ first 1000))))
     (channel-put results (cons start (collatz-steps start))))))
(define longest (argmax cdr (for/list ([_ 10]) (channel-get results))))
(printf "Longest chain from ~a, ~a steps\n" (car longest) (cdr longest))
