#lang racket/base

(displayln "Grüße, 世界 🚀")
(displayln (read-line))
