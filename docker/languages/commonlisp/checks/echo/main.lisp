(loop for line = (read-line *standard-input* nil)
      while line
      do (format t "~d: ~a~%" (length line) line))
