package main

import "fmt"

func main() {
	room := Rectangle{Width: 3, Height: 4}
	fmt.Printf("area %d, perimeter %d\n", room.Area(), room.Perimeter())
}
