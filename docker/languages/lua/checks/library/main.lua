for name, place in string.gmatch("ada@math.org, alan@logic.org", "(%w+)@(%w+)%.org") do
    print(name, place)
end
print(string.format("%.6f %5d|%-5s|", math.sqrt(2), 42, "ab"))
print(("stressed"):reverse(), ("%d"):rep(3, "-"), math.maxinteger // 2, 7 % -3)
print(utf8.len("Grüße"), utf8.char(9786))
print(os.date("!%Y-%m-%d", 1709164800))
print(table.unpack({ 1, 2, 3 }))
print(pcall(error, { code = 7 }) == false, select("#", 1, nil, 3))
