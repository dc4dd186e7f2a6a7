say "Grüße, 世界 🚀"
say "read:" linein()
