# What a term's worth of exercises needs: functions, pipelines, sorting, strings and jobs.

state=42

# Lehmer's generator: sets `random` to a number below $1, the same ones in every language.
random_below() {
    state=$((state * 16807 % 2147483647))
    random=$((state % $1))
}

primes_below() {
    number=2
    while [ "$number" -lt "$1" ]; do
        prime=1 divisor=2
        while [ $((divisor * divisor)) -le "$number" ]; do
            if [ $((number % divisor)) -eq 0 ]; then
                prime=0
                break
            fi
            divisor=$((divisor + 1))
        done
        [ "$prime" = 1 ] && echo "$number"
        number=$((number + 1))
    done
}

random_numbers() {
    left=$1
    while [ "$left" -gt 0 ]; do
        random_below 1000000
        echo "$random"
        left=$((left - 1))
    done
}

checksum() {
    place=1 sum=0
    while read -r number; do
        sum=$(((sum + place * number) % 1000003))
        place=$((place + 1))
    done
    echo "$sum"
}

# Prints steps and start of the longest chain from $1 to $2.
longest_collatz() {
    start=$1 longest=0 best=0
    while [ "$start" -le "$2" ]; do
        number=$start steps=0
        while [ "$number" -ne 1 ]; do
            if [ $((number % 2)) -eq 1 ]; then
                number=$((3 * number + 1))
            else
                number=$((number / 2))
            fi
            steps=$((steps + 1))
        done
        if [ "$steps" -ge "$longest" ]; then
            longest=$steps best=$start
        fi
        start=$((start + 1))
    done
    echo "$longest $best"
}

primes_below 5000 > primes
echo "$(wc -l < primes) primes, the last is $(tail -n 1 primes)"

random_numbers 2000 | sort -n > ordered
echo "Sorted from $(head -n 1 ordered) to $(tail -n 1 ordered), checksum $(checksum < ordered)"

while read -r name marks; do
    sum=0
    for mark in $marks; do
        sum=$((sum + mark))
    done
    echo "$name $((sum / 3)).$((sum % 3 * 10 / 3))"
done << END | sort -k2,2nr | head -n 2
Ada 90 81 77
Alan 70 99 45
Grace 88 92 91
Linus 60 75 51
END

printf '%s\n' "to be or not to be" | tr ' ' '\n' | sort | uniq -c | sort -k1,1nr -k2 |
    while read -r count word; do
        echo "$word: $count"
    done

job=0
while [ "$job" -lt 10 ]; do
    longest_collatz $((job * 100 + 1)) $((job * 100 + 100)) > "chain.$job" &
    job=$((job + 1))
done
wait
sort -n chain.* | tail -n 1
