print "Grüße, 世界 🚀"
line input "" text$
print text$
