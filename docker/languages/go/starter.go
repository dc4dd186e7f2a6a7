package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
)

func main() {
	in := bufio.NewScanner(os.Stdin)

	fmt.Print("What is your name? ")
	in.Scan()
	fmt.Printf("Hello, %s!\n", in.Text())

	fmt.Print("How many squares shall I print? ")
	in.Scan()
	count, _ := strconv.Atoi(in.Text())
	for number := 1; number <= count; number++ {
		fmt.Printf("%d x %d = %d\n", number, number, number*number)
	}
}
