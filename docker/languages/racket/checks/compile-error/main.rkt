#lang racket

(define name "Ada")
(displayln (string-append "Hello, " nmae "!"))
