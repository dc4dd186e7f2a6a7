do while lines() > 0
    line = linein()
    say length(line)":" reverse(line)
end
