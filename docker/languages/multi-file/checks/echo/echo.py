import sys

for line in sys.stdin:
    text = line.rstrip("\n")
    print(f"{len(text)}: {text}", *sys.argv[1:])
