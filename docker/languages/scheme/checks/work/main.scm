;;; What a term's worth of exercises needs: lists, vectors, hash tables, records, sorting, strings and threads.
(use-modules (ice-9 format)
             (ice-9 threads)
             (srfi srfi-1)
             (srfi srfi-9))

;; Lehmer's generator: the same numbers in every language.
(define state 42)
(define (dice limit)
  (set! state (modulo (* state 16807) 2147483647))
  (modulo state limit))

;; The results of calling THUNK so often, in order.
(define (repeat count thunk)
  (let loop ((left count) (results '()))
    (if (zero? left)
        (reverse results)
        (loop (- left 1) (cons (thunk) results)))))

(define-record-type <student>
  (make-student name marks)
  student?
  (name student-name)
  (marks student-marks))

(define (average student)
  (let ((marks (student-marks student)))
    (/ (apply + marks) (length marks))))

(define (primes-below limit)
  (define prime (make-vector limit #t))
  (define (strike! multiple number)
    (when (< multiple limit)
      (vector-set! prime multiple #f)
      (strike! (+ multiple number) number)))
  (let loop ((number 2) (primes '()))
    (cond ((= number limit) (reverse primes))
          ((vector-ref prime number)
           (strike! (* number number) number)
           (loop (+ number 1) (cons number primes)))
          (else (loop (+ number 1) primes)))))

(define (merge-lists left right)
  (let loop ((left left) (right right) (merged '()))
    (cond ((null? left) (append-reverse merged right))
          ((null? right) (append-reverse merged left))
          ((<= (car left) (car right)) (loop (cdr left) right (cons (car left) merged)))
          (else (loop left (cdr right) (cons (car right) merged))))))

(define (merge-sort numbers)
  (if (or (null? numbers) (null? (cdr numbers)))
      numbers
      (call-with-values (lambda () (split-at numbers (quotient (length numbers) 2)))
        (lambda (left right)
          (merge-lists (merge-sort left) (merge-sort right))))))

(define (edit-distance one other)
  (define (next-row letter above)
    (let loop ((others other) (above above) (left (+ (car above) 1)) (row '()))
      (if (null? others)
          (reverse (cons left row))
          (let ((change (if (char=? letter (car others)) 0 1)))
            (loop (cdr others)
                  (cdr above)
                  (min (+ (cadr above) 1) (+ left 1) (+ (car above) change))
                  (cons left row))))))
  (last (fold next-row (iota (+ (length other) 1)) one)))

(define (collatz-steps number)
  (let loop ((number number) (steps 0))
    (cond ((= number 1) steps)
          ((even? number) (loop (quotient number 2) (+ steps 1)))
          (else (loop (+ (* 3 number) 1) (+ steps 1))))))

;; Steps and start of the longest chain of so many starts.
(define (longest-collatz first)
  (fold (lambda (start longest)
          (let ((steps (collatz-steps start)))
            (if (> steps (car longest)) (list steps start) longest)))
        '(0 0)
        (iota 300 first)))

(let ((primes (primes-below 200000)))
  (format #t "~a primes, the last is ~a\n" (length primes) (last primes)))

(let* ((numbers (repeat 50000 (lambda () (dice 1000000))))
       (ordered (merge-sort numbers))
       (checksum (fold (lambda (number place sum) (modulo (+ sum (* place number)) 1000003))
                       0 ordered (iota 50000 1))))
  (unless (equal? ordered (sort numbers <))
    (error "not sorted"))
  (format #t "Sorted from ~a over ~a to ~a, checksum ~a\n"
          (car ordered) (list-ref ordered 25000) (last ordered) checksum))

(let ((syllables #("ka" "lo" "mi" "ne" "ru" "ta"))
      (counts (make-hash-table)))
  (for-each (lambda (word) (hash-set! counts word (+ 1 (hash-ref counts word 0))))
            (repeat 20000 (lambda ()
                            (string-concatenate (repeat 3 (lambda () (vector-ref syllables (dice 6))))))))
  (let* ((entries (hash-map->list cons counts))
         (by-word (sort entries (lambda (a b) (string<? (car a) (car b)))))
         (frequent (stable-sort by-word (lambda (a b) (> (cdr a) (cdr b))))))
    (format #t "~a words, most often ~{~a ~a~^, ~}\n" (length entries)
            (append-map (lambda (entry) (list (car entry) (cdr entry))) (take frequent 3)))))

(let* ((names '("Ada" "Alan" "Barbara" "Dennis" "Donald" "Edsger" "Grace" "Ken" "Linus" "Margaret"))
       (students (repeat 10 (lambda ()
                              (let ((name (car names)))
                                (set! names (cdr names))
                                (make-student name (repeat 5 (lambda () (dice 101))))))))
       (best (take (stable-sort students (lambda (a b) (> (average a) (average b)))) 3)))
  (format #t "Best ~{~a ~,1f~^, ~}\n"
          (append-map (lambda (student) (list (student-name student) (exact->inexact (average student)))) best)))

(let* ((text (lambda () (repeat 300 (lambda () (string-ref "abcd" (dice 4))))))
       (one (text))
       (other (text)))
  (format #t "Edit distance ~a\n" (edit-distance one other)))

(let* ((threads (map (lambda (first) (call-with-new-thread (lambda () (longest-collatz first))))
                     (iota 10 1 300)))
       (longest (car (sort (map join-thread threads) (lambda (a b) (> (car a) (car b)))))))
  (format #t "Longest chain from ~a, ~a steps\n" (cadr longest) (car longest)))
