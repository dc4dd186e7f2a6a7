say "before the end"
exit 3
