(use-modules (ice-9 rdelim))

(display "Grüße, 世界 🚀\n")
(display (read-line))
(newline)
