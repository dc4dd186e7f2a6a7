# What a term's worth of exercises needs: arrays, dictionaries, sorting, strings and jobs.

state=42

# Lehmer's generator: sets `random` to a number below $1, the same ones in every language.
random_below() {
    state=$((state * 16807 % 2147483647))
    random=$((state % $1))
}

primes_below() {
    local limit=$1 number multiple
    local -a composite
    for ((number = 2; number < limit; number++)); do
        [[ ${composite[number]} ]] && continue
        primes+=("$number")
        for ((multiple = number * number; multiple < limit; multiple += number)); do
            composite[multiple]=1
        done
    done
}

edit_distance() {
    local one=$1 other=$2 i j cost least
    local -a row above
    for ((j = 0; j <= ${#other}; j++)); do row[j]=$j; done
    for ((i = 1; i <= ${#one}; i++)); do
        above=("${row[@]}")
        row[0]=$i
        for ((j = 1; j <= ${#other}; j++)); do
            [[ ${one:i-1:1} == "${other:j-1:1}" ]]
            cost=$?
            least=$((above[j-1] + cost))
            ((above[j] + 1 < least)) && least=$((above[j] + 1))
            ((row[j-1] + 1 < least)) && least=$((row[j-1] + 1))
            row[j]=$least
        done
    done
    echo "Edit distance ${row[-1]}"
}

# Prints steps and start of the longest chain from $1 to $2.
longest_collatz() {
    local start number steps longest=0 best=0
    for ((start = $1; start <= $2; start++)); do
        for ((number = start, steps = 0; number != 1; steps++)); do
            ((number % 2)) && number=$((3 * number + 1)) || number=$((number / 2))
        done
        ((steps >= longest)) && longest=$steps best=$start
    done
    echo "$longest $best"
}

primes=()
primes_below 20000
echo "${#primes[@]} primes, the last is ${primes[-1]}"

for ((i = 0; i < 2000; i++)); do
    random_below 1000000
    numbers[i]=$random
done
mapfile -t ordered < <(printf '%s\n' "${numbers[@]}" | sort -n)
checksum=0
for place in "${!ordered[@]}"; do
    checksum=$(((checksum + (place + 1) * ordered[place]) % 1000003))
done
echo "Sorted from ${ordered[0]} over ${ordered[1000]} to ${ordered[-1]}, checksum $checksum"

syllables=(ka lo mi ne ru ta)
declare -A counts
for ((i = 0; i < 2000; i++)); do
    word=
    for part in 1 2 3; do
        random_below 6
        word+=${syllables[random]}
    done
    ((counts[$word]++))
done
echo "${#counts[@]} words, most often"
for word in "${!counts[@]}"; do echo "$word ${counts[$word]}"; done | sort -k2,2nr -k1,1 | head -n 3

for name in Ada Alan Barbara Dennis Donald Edsger Grace Ken Linus Margaret; do
    sum=0
    for mark in {1..5}; do
        random_below 101
        sum=$((sum + random))
    done
    echo "$name $((sum / 5)).$((sum % 5 * 2))"
done | sort -k2,2nr -k1,1 | head -n 3

words=()
for which in 1 2; do
    word=
    for ((i = 0; i < 40; i++)); do
        random_below 4
        word+=${syllables[random]:0:1}
    done
    words+=("$word")
done
edit_distance "${words[@]}"

for ((job = 0; job < 10; job++)); do
    longest_collatz $((job * 100 + 1)) $((job * 100 + 100)) > "chain.$job" &
done
wait
sort -n chain.* | tail -n 1
