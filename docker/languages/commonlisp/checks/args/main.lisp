(format t "~{~a~^|~}~%" (rest *posix-argv*))
