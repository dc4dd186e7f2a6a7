numeric digits 40
say 2 ** 100
say 1 / 7

parse value "from 2024-02-29 to 2024-03-01" with . first . second .
parse var first year "-" month "-" day
say year month day
say date("B", 20240301, "S") - date("B", 20240228, "S") "days," date("W", 20240301, "S")

say translate("rexx", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz") c2x("A") x2d("ff") d2b(10)
say changestr("a", "banana", "o") countstr("an", "banana") wordpos("two", "one two three") center("mid", 9, "-")

signal on syntax name failed
say 1 / 0

failed:
    say "caught:" condition("C") errortext(rc)
    exit

d2b: procedure
    return strip(x2b(d2x(arg(1))), "L", 0)
