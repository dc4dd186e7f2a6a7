print upper$("hello"), " ", mid$("hello", 2, 3), " ", instr("hello", "l")
print str$(sqrt(2), "%.6f"), " ", 17 / 5, " ", mod(17, 5), " ", int(7.9)
print hex$(255), " ", dec("ff"), " ", bin$(5), " ", and(12, 10)
print max(3, 9), " ", min(3, 9), " ", abs(-4), " ", round(2.6)

dim word$(1)
words = token("to be or not", word$())
print words, " ", word$(4)

for number = 1 to 3
    read name$, mark
    print name$, mark using "######.#"
next number

data "Ada", 90, "Alan", 70.5
data "Grace", 88
