printf "What is your name? "
read -r name
echo "Hello, $name!"

printf "How many squares shall I print? "
read -r count
number=1
while [ "$number" -le "$count" ]; do
    echo "$number x $number = $((number * number))"
    number=$((number + 1))
done
