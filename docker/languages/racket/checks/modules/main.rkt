#lang racket/base

(require "geometry/shapes.rkt")

(displayln (area (circle 2)))
