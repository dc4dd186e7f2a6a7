(require '[clojure.string :as string])

(println (string/join "|" *command-line-args*))
