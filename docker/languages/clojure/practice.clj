; What most students' programs use: running it tells the virtual machine which classes to have ready.
(ns practice
  (:require [clojure.string :as string]
            [clojure.set :as set]))

(defrecord Pet [name size])

(defprotocol Loud
  (shout [this]))

(extend-type String
  Loud
  (shout [this] (str (string/upper-case this) "!")))

(defmulti area :kind)
(defmethod area :square [{:keys [side]}] (* side side))

(defn collatz [n]
  (lazy-seq (cons n (when (> n 1) (collatz (if (even? n) (quot n 2) (inc (* 3 n))))))))

(print "What is your name? ")
(flush)
(let [name (read-line)
      number (parse-long (read-line))]
  (println (str "Hello, " (shout name)) number)
  (println (->> (range 10) (filter odd?) (map #(* % %)) (reduce +)) (vec (take 5 (collatz 6))))
  (doseq [[word times] (sort-by val > (frequencies (string/split "a b b" #" ")))]
    (printf "%s %d%n" word times))
  (println (assoc (->Pet "Tom" 3) :age 2) (group-by even? [1 2 3]) (set/union #{1} #{2}) (area {:kind :square :side 2}))
  (let [total (atom 0)]
    (dotimes [i 3] (swap! total + i))
    (println @total @(future (apply max [1 2 3]))))
  (loop [i 0]
    (when (< i 3) (recur (inc i))))
  (try
    (throw (ex-info "lost" {:where 1}))
    (catch Exception error (println (ex-message error) (format "%.2f" 1.5)))))
(shutdown-agents)
