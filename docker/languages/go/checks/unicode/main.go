package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	fmt.Println("Grüße, 世界 🚀")
	in := bufio.NewScanner(os.Stdin)
	in.Scan()
	fmt.Printf("Hallo, %s!\n", in.Text())
}
