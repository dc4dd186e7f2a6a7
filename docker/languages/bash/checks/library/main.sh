# The tools that scripts live on.
printf '%s\n' "ada,90" "alan,70" "grace,80" > marks.csv

sort -t, -k2 -n marks.csv | head -n 1
awk -F, '{ sum += $2 } END { print sum / NR }' marks.csv
echo "scale=4; sqrt(2)" | bc
grep -c '^a' marks.csv
sed 's/\(.*\),\(.*\)/\2 \1/' marks.csv | tail -n 1
cut -d, -f1 marks.csv | tr 'a-z' 'A-Z' | paste -s -d ' '
find . -name '*.csv' | xargs wc -l
date -u -d 2024-02-29 +%A
printf 'Hello' | md5sum | cut -c 1-8
[[ "ada@math.org" =~ ^([a-z]+)@([a-z.]+)$ ]] && echo "${BASH_REMATCH[1]} at ${BASH_REMATCH[2]}"
