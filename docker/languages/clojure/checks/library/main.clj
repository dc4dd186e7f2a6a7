(require '[clojure.edn :as edn]
         '[clojure.java.io :as io]
         '[clojure.set :as set]
         '[clojure.spec.alpha :as spec]
         '[clojure.string :as string]
         '[clojure.walk :as walk])
(import 'java.time.LocalDate)

(spec/def ::size pos-int?)

(let [pets (for [[_ name born] (re-seq #"(\w+) (\d{4}-\d\d-\d\d)" "Tom 2019-03-01, Ida 2021-11-30")]
             {:name name :born (LocalDate/parse born)})]
  (println (map (comp string/upper-case :name) pets))
  (println (.getYear (:born (first pets))))
  (io/make-parents "output/pets.edn")
  (spit "output/pets.edn" (pr-str (map :name pets)))
  (println (edn/read-string (slurp "output/pets.edn"))))
(println (spec/valid? ::size 3) (spec/valid? ::size -3))
(println (set/join #{{:a 1 :b 2}} #{{:b 2 :c 3}}))
(println (walk/postwalk #(if (number? %) (* 2 %) %) [1 [2 {:a 3}]]))
(println (reduce *' (range 1 26)) 22/7 (Math/hypot 3 4))
