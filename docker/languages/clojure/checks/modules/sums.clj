(ns sums)

(defn total [numbers]
  (reduce + numbers))
