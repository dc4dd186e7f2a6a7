while (peek("arguments") > 0)
    line$ = line$ + peek$("argument")
    if (peek("arguments") > 0) line$ = line$ + "|"
wend
print line$
