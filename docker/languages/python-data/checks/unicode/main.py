print("Grüße, 世界 🚀")
print(input())
