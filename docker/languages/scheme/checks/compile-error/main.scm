(define (greet name)
  (display (string-append "Hello, " name "!\n"))

(greet "Ada")
