# The tools that scripts live on.
printf '%s\n' "ada,90" "alan,70" "grace,80" > marks.csv

sort -t, -k2 -n marks.csv | head -n 1
awk -F, '{ sum += $2 } END { print sum / NR }' marks.csv
echo "scale=4; sqrt(2)" | bc
grep -c '^a' marks.csv
sed 's/\(.*\),\(.*\)/\2 \1/' marks.csv | tail -n 1
cut -d, -f1 marks.csv | tr 'a-z' 'A-Z' | paste -s -d ' ' -
find . -name '*.csv' | xargs wc -l
expr "ada@math.org" : '\([a-z]*\)@'
