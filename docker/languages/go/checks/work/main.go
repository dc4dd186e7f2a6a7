package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
)

const modulus = 1_000_000_007

// Random gives the same numbers everywhere.
type Random struct {
	seed uint64
}

func (r *Random) Next() int64 {
	r.seed = (r.seed*1103515245 + 12345) % 2147483648
	return int64(r.seed)
}

type Tree struct {
	key         int64
	left, right *Tree
}

func (t *Tree) Insert(key int64) *Tree {
	switch {
	case t == nil:
		return &Tree{key: key}
	case key < t.key:
		t.left = t.left.Insert(key)
	case key > t.key:
		t.right = t.right.Insert(key)
	}
	return t
}

func (t *Tree) Size() int {
	if t == nil {
		return 0
	}
	return t.left.Size() + 1 + t.right.Size()
}

func (t *Tree) Depth() int {
	if t == nil {
		return 0
	}
	return 1 + max(t.left.Depth(), t.right.Depth())
}

func countPrimes(limit int) int {
	composite := make([]bool, limit+1)
	count := 0
	for n := 2; n <= limit; n++ {
		if composite[n] {
			continue
		}
		count++
		for multiple := n * n; multiple <= limit; multiple += n {
			composite[multiple] = true
		}
	}
	return count
}

func sortNumbers(random *Random) {
	numbers := make([]int64, 1_000_000)
	for i := range numbers {
		numbers[i] = random.Next()
	}
	slices.Sort(numbers)

	var checksum int64
	for _, number := range numbers {
		checksum = (checksum*31 + number) % modulus
	}
	fmt.Printf("numbers: median %d, checksum %d\n", numbers[len(numbers)/2], checksum)
}

func countWords(random *Random) {
	syllables := [...]string{"ka", "lo", "mi", "ne", "ru", "sa", "ti", "vo"}
	var builder strings.Builder
	for range 200_000 {
		for range 3 {
			builder.WriteString(syllables[random.Next()/65536%8])
		}
		builder.WriteByte(' ')
	}
	text := builder.String()

	hash := 0
	for _, character := range []byte(text) {
		hash = (hash*31 + int(character)) % modulus
	}
	fmt.Printf("text: %d characters, hash %d\n", len(text), hash)

	counts := map[string]int{}
	for _, word := range strings.Fields(text) {
		counts[word]++
	}
	words := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b))
	})
	fmt.Printf("words: %d different\n", len(words))
	for _, word := range words[:3] {
		fmt.Println(" ", word, counts[word])
	}
}

func growTree(random *Random) {
	var tree *Tree
	for range 50_000 {
		tree = tree.Insert(random.Next())
	}
	fmt.Printf("tree: %d nodes, depth %d\n", tree.Size(), tree.Depth())
}

func runGoroutines() {
	sums := make(chan int)
	var workers sync.WaitGroup
	for worker := range 10 {
		workers.Go(func() {
			sum := 0
			for n := worker * 100_000; n < (worker+1)*100_000; n++ {
				sum = (sum + n*n) % modulus
			}
			sums <- sum
		})
	}
	go func() {
		workers.Wait()
		close(sums)
	}()

	total := 0
	for sum := range sums {
		total = (total + sum) % modulus
	}
	fmt.Println("threads:", total)
}

func main() {
	random := &Random{seed: 42}
	fmt.Println("primes:", countPrimes(2_000_000))
	sortNumbers(random)
	countWords(random)
	growTree(random)
	runGoroutines()
}
