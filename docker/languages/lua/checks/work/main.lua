-- What a term's worth of exercises needs: tables, objects, sorting, strings and coroutines.

-- Lehmer's generator: the same numbers in every language.
local state = 42

local function dice(limit)
    state = state * 16807 % 2147483647
    return state % limit
end

local Student = {}
Student.__index = Student

function Student.new(name, marks)
    return setmetatable({ name = name, marks = marks }, Student)
end

function Student:average()
    local sum = 0
    for _, mark in ipairs(self.marks) do
        sum = sum + mark
    end
    return sum / #self.marks
end

local function primes_below(limit)
    local composite, primes = {}, {}
    for number = 2, limit - 1 do
        if not composite[number] then
            primes[#primes + 1] = number
            for multiple = number * number, limit - 1, number do
                composite[multiple] = true
            end
        end
    end
    return primes
end

local function merge_sort(numbers)
    if #numbers <= 1 then
        return numbers
    end
    local middle = #numbers // 2
    local left = merge_sort(table.move(numbers, 1, middle, 1, {}))
    local right = merge_sort(table.move(numbers, middle + 1, #numbers, 1, {}))
    local merged, i, j = {}, 1, 1
    for place = 1, #numbers do
        if j > #right or i <= #left and left[i] <= right[j] then
            merged[place], i = left[i], i + 1
        else
            merged[place], j = right[j], j + 1
        end
    end
    return merged
end

local function edit_distance(one, other)
    local row = {}
    for j = 0, #other do
        row[j] = j
    end
    for i = 1, #one do
        local above = row
        row = { [0] = i }
        for j = 1, #other do
            local change = one:byte(i) == other:byte(j) and 0 or 1
            row[j] = math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + change)
        end
    end
    return row[#other]
end

-- A coroutine that yields the steps and the start of each longer chain that it finds.
local function chains(first, last)
    return coroutine.wrap(function()
        local longest = 0
        for start = first, last do
            local number, steps = start, 0
            while number ~= 1 do
                number = number % 2 == 0 and number // 2 or 3 * number + 1
                steps = steps + 1
            end
            if steps > longest then
                longest = steps
                coroutine.yield(steps, start)
            end
        end
    end)
end

local primes = primes_below(200000)
print(#primes .. " primes, the last is " .. primes[#primes])

local numbers = {}
for i = 1, 50000 do
    numbers[i] = dice(1000000)
end
local ordered = merge_sort(numbers)
table.sort(numbers)
local checksum = 0
for place, number in ipairs(ordered) do
    assert(number == numbers[place])
    checksum = (checksum + place * number) % 1000003
end
print(("Sorted from %d over %d to %d, checksum %d"):format(ordered[1], ordered[25001], ordered[#ordered], checksum))

local syllables = { "ka", "lo", "mi", "ne", "ru", "ta" }
local counts, words = {}, {}
for _ = 1, 20000 do
    local word = syllables[dice(6) + 1] .. syllables[dice(6) + 1] .. syllables[dice(6) + 1]
    if not counts[word] then
        counts[word] = 0
        words[#words + 1] = word
    end
    counts[word] = counts[word] + 1
end
table.sort(words, function(a, b)
    return counts[a] > counts[b] or counts[a] == counts[b] and a < b
end)
local frequent = {}
for i = 1, 3 do
    frequent[i] = words[i] .. " " .. counts[words[i]]
end
print(#words .. " words, most often " .. table.concat(frequent, ", "))

local students = {}
for name in ("Ada Alan Barbara Dennis Donald Edsger Grace Ken Linus Margaret"):gmatch("%a+") do
    table.insert(students, Student.new(name, { dice(101), dice(101), dice(101), dice(101), dice(101) }))
end
table.sort(students, function(a, b)
    return a:average() > b:average() or a:average() == b:average() and a.name < b.name
end)
local best = {}
for i = 1, 3 do
    best[i] = ("%s %.1f"):format(students[i].name, students[i]:average())
end
print("Best " .. table.concat(best, ", "))

local texts = { "", "" }
for which = 1, 2 do
    for _ = 1, 300 do
        local place = dice(4) + 1
        texts[which] = texts[which] .. ("abcd"):sub(place, place)
    end
end
print("Edit distance " .. edit_distance(texts[1], texts[2]))

local longest, its_start = 0, 0
for worker = 0, 9 do
    for steps, start in chains(worker * 1000 + 1, worker * 1000 + 1000) do
        if steps > longest then
            longest, its_start = steps, start
        end
    end
end
print("Longest chain from " .. its_start .. ", " .. longest .. " steps")
