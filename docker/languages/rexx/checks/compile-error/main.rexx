do number = 1 to 3
    if number = 2 then
        say "two
    say number
end
