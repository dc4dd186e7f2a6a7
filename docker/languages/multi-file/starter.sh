# Other files of the program lie beside this one; compile.sh, if there is one, runs before it.
read -r -p "What is your name? " name
echo "Hello, $name!"

read -r -p "How many squares shall I print? " count
python3 - "$count" <<'END'
import sys

for number in range(1, int(sys.argv[1]) + 1):
    print(f"{number} x {number} = {number * number}")
END
