echo "Grüße, 世界 🚀"
read -r line
echo "$line"
