(defn ask [question]
  (print question)
  (flush)
  (read-line))

(let [name (ask "What is your name? ")]
  (println (str "Hello, " name "!")))

(let [total (parse-long (ask "How many squares shall I print? "))]
  (doseq [number (range 1 (inc total))]
    (println number "x" number "=" (* number number))))
