io.stdout:setvbuf("no")

io.write("What is your name? ")
local name = io.read()
print("Hello, " .. name .. "!")

io.write("How many squares shall I print? ")
local count = io.read("n")
for number = 1, count do
    print(number .. " x " .. number .. " = " .. number * number)
end
