identification division.
program-id. weekly.
data division.
working-storage section.
01 days pic 9 value 7. *> of a week
procedure division.
if days = 7
display "Hello, " days "!"
end-if
stop run.
