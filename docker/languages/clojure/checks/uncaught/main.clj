(defn share [total people]
  (quot total people))

(println (share 12 4))
(println (share 12 0))
