for number = 1, 3 do
    if number == 2 then
        print(number)
end
