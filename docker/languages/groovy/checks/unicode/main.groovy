def line = System.in.newReader().readLine()
println 'Grüße, 世界 🚀'
println "${new StringBuilder(line).reverse()} ${line.codePointCount(0, line.size())}"
