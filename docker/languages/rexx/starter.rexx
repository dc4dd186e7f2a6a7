call charout , "What is your name? "
parse pull name
say "Hello, "name"!"

call charout , "How many squares shall I print? "
parse pull count
do number = 1 to count
    say number "x" number "=" number * number
end
