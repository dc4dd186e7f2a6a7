(defpackage :geometry
  (:use :cl)
  (:export #:area))

(in-package :geometry)

(defconstant +pi+ 3)

(defun area (radius)
  (* +pi+ (expt radius 2)))
