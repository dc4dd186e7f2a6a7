name = input("What is your name? ")
print(f"Hello, {name}!")

count = int(input("How many squares shall I print? "))
for number in range(1, count + 1):
    print(f"{number} x {number} = {number * number}")
