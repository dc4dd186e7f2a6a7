while (not eof(0))
    line input "" text$
    print len(text$), ": ", text$
wend
