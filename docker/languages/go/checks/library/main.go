package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"html/template"
	"math"
	"math/big"
	"os"
	"regexp"
	"slices"
	"time"
)

type Person struct {
	Name string `json:"name"`
	Born int    `json:"born"`
}

func main() {
	text, _ := json.Marshal(Person{"Ada", 1815})
	fmt.Println(string(text))
	fmt.Println("found", regexp.MustCompile(`\d+`).FindString("answer 42!"))

	day := time.Date(2024, time.February, 29, 12, 0, 0, 0, time.UTC)
	fmt.Println(day.Format("2006-01-02 Monday"))
	fmt.Println("2 to the 100 is", new(big.Int).Exp(big.NewInt(2), big.NewInt(100), nil))
	fmt.Printf("sha256 %.8x\n", sha256.Sum256([]byte("abc")))

	page := template.Must(template.New("page").Parse("<p>{{.}}</p>\n"))
	if err := page.Execute(os.Stdout, "a < b"); err != nil {
		panic(err)
	}
	fmt.Printf("%.4f\n", math.Sqrt2)

	names := []string{"Zoë", "Bob", "Ada"}
	slices.Sort(names)
	fmt.Println(names)
}
