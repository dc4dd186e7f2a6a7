set -eu
echo "Hello, $nobody!"
