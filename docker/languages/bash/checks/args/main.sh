(IFS="|"; echo "$*")
