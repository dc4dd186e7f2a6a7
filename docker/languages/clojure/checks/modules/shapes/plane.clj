(ns shapes.plane)

(defprotocol Shape
  (area [shape]))

(defrecord Circle [radius]
  Shape
  (area [_] (* Math/PI radius radius)))

(defrecord Square [side]
  Shape
  (area [_] (* side side)))
