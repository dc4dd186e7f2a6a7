(defun ask (question)
  (write-string question)
  (finish-output)
  (read-line))

(let ((name (ask "What is your name? ")))
  (format t "Hello, ~a!~%" name))

(let ((count (parse-integer (ask "How many squares shall I print? "))))
  (loop for number from 1 to count
        do (format t "~d x ~d = ~d~%" number number (* number number))))
