(use-modules (geometry shapes))

(display (area 2))
(newline)
