(load "geometry.lisp")

(format t "~d~%" (geometry:area 2))
