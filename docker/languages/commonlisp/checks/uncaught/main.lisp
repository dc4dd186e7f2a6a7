(defun share (cake people)
  (/ cake people))

(print (share 8 0))
