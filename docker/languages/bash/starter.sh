read -r -p "What is your name? " name
echo "Hello, $name!"

read -r -p "How many squares shall I print? " count
for ((number = 1; number <= count; number++)); do
    echo "$number x $number = $((number * number))"
done
