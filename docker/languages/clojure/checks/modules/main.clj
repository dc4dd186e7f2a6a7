(ns main
  (:require [shapes.plane :refer [->Circle ->Square area]]
            [sums]))

(let [shapes [(->Circle 1) (->Square 2)]]
  (println (count shapes) "shapes")
  (printf "%.3f%n" (sums/total (map area shapes)))
  (flush))
