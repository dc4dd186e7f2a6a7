; A shop's year: orders are made up, counted and sorted, parcels find their way, ten threads share a sum.
(require '[clojure.string :as string])

(def items ["apple" "bread" "cheese" "dates" "eggs" "flour" "grapes" "honey"])

(def dice (atom 42))

(defn roll [sides]
  (mod (swap! dice #(mod (* % 16807) 2147483647)) sides))

(defn make-order []
  (let [customer (format "customer%03d" (roll 500))
        item (items (roll (count items)))
        quantity (inc (roll 9))
        cents (+ 100 (roll 9900))]
    {:customer customer :item item :quantity quantity :price (* quantity cents)}))

(defn totals
  "What `amount` adds up to in the orders of each `kind`."
  [kind amount orders]
  (reduce (fn [sums order] (update sums (kind order) (fnil + 0) (amount order))) {} orders))

(defn report-orders [orders]
  (let [turnover (totals :customer :price orders)
        sold (totals :item :quantity orders)]
    (println "turnover:" (reduce + (vals turnover)))
    (doseq [[name cents] (take 3 (sort-by (fn [[name cents]] [(- cents) name]) turnover))]
      (println " " name cents))
    (println (string/join " " (map #(str % "=" (sold %)) items)))))

(defn palindrome? [word]
  (= word (string/reverse word)))

(defn report-text [length]
  (let [text (apply str (repeatedly length #(char (+ (int \a) (roll 26)))))
        pieces (string/split text #"e" -1)]
    (println (str "pieces: " (count pieces) ", different: " (count (set pieces))
                  ", longest: " (apply max (map count pieces))))
    (println "palindromes:" (count (filter palindrome? (map str (range 100000)))))))

(defn insert [tree value]
  (cond
    (nil? tree) {:value value}
    (< value (:value tree)) (update tree :left insert value)
    (> value (:value tree)) (update tree :right insert value)
    :else tree))

(defn values [tree]
  (when tree
    (lazy-cat (values (:left tree)) [(:value tree)] (values (:right tree)))))

(defn height [tree]
  (if tree
    (inc (max (height (:left tree)) (height (:right tree))))
    0))

(defn report-tree [total]
  (let [tree (reduce insert nil (repeatedly total #(roll 1000000)))
        found (vec (values tree))]
    (println (str "tree: " (count found) " values, height " (height tree)
                  ", middle " (found (quot (count found) 2))))))

(defn cheapest
  "The cheapest way from one corner of a square of `costs` to the other."
  [costs side]
  (loop [queue (sorted-set [(costs [0 0]) [0 0]])
         known #{}]
    (let [[cost [row column :as place] :as step] (first queue)]
      (cond
        (= place [(dec side) (dec side)]) cost
        (known place) (recur (disj queue step) known)
        :else
        (recur (into (disj queue step)
                     (for [next [[(dec row) column] [(inc row) column] [row (dec column)] [row (inc column)]]
                           :when (and (costs next) (not (known next)))]
                       [(+ cost (costs next)) next]))
               (conj known place))))))

(defn report-route [side]
  (let [places (for [row (range side) column (range side)] [row column])
        costs (into {} (map (fn [place] [place (inc (roll 9))])) places)]
    (println "route:" (cheapest costs side))))

(defn prime? [^long number]
  (and (> number 1)
       (loop [divisor 2]
         (cond
           (> (* divisor divisor) number) true
           (zero? (rem number divisor)) false
           :else (recur (inc divisor))))))

(defn report-primes []
  (let [tasks (doall (for [task (range 10)]
                       (future (count (filter prime? (range (* task 20000) (* (inc task) 20000)))))))
        counts (map deref tasks)]
    (println (str "primes: " (string/join " " counts) ", together " (reduce + counts)))))

(report-orders (doall (repeatedly 40000 make-order)))
(report-text 200000)
(report-tree 20000)
(report-route 100)
(report-primes)
(shutdown-agents)
