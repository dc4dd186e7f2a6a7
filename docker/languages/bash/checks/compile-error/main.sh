for number in 1 2 3; do
    if [[ $number == 2 ]]; then
        echo "$number"
done
