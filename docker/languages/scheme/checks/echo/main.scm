(use-modules (ice-9 rdelim))

(let loop ((line (read-line)))
  (unless (eof-object? line)
    (format #t "~a: ~a\n" (string-length line) line)
    (loop (read-line))))
