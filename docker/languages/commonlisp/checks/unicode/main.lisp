(write-line "Grüße, 世界 🚀")
(write-line (read-line))
