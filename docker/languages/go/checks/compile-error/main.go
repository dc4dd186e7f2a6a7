package main

import "fmt"

func main() {
	name := "Ada"
	fmt.Println("Hello!")
}
