set -euo pipefail
echo "Hello, $nobody!"
