print("Grüße, 世界 🚀")
print(io.read())
