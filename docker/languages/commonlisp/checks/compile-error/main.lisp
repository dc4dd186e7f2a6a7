(defun greet (name)
  (format t "Hello, ~a!~%" name)

(greet "Ada")
