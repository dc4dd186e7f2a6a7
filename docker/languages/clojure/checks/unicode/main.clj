(let [line (read-line)]
  (println "Grüße, 世界 🚀")
  (println (str (.reverse (StringBuilder. line))) (.codePointCount line 0 (count line))))
