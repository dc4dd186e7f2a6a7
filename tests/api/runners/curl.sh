# Runs each command in the folder $1 as it stands; a .curlrc beside them has the status printed after each answer.
cd "$1"
for file in *.sh; do
    CURL_HOME=$PWD bash "$file" >"$file.out" 2>"$file.err"
done
