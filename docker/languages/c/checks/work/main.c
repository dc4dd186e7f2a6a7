#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LIMIT = 2000000, NUMBERS = 1000000, WORDS = 200000, NODES = 50000, WORKERS = 10 };
static const int64_t MODULUS = 1000000007;

/* A generator of one's own gives the same numbers everywhere. */
static uint64_t seed = 42;

static int64_t next_random(void) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed;
}

static int count_primes(void) {
    bool *composite = calloc(LIMIT + 1, sizeof *composite);
    int count = 0;
    for (int64_t n = 2; n <= LIMIT; n++) {
        if (composite[n]) continue;
        count++;
        for (int64_t multiple = n * n; multiple <= LIMIT; multiple += n) composite[multiple] = true;
    }
    free(composite);
    return count;
}

static int compare_numbers(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void sort_numbers(void) {
    int64_t *numbers = malloc(NUMBERS * sizeof *numbers);
    for (int i = 0; i < NUMBERS; i++) numbers[i] = next_random();
    qsort(numbers, NUMBERS, sizeof *numbers, compare_numbers);

    int64_t checksum = 0;
    for (int i = 0; i < NUMBERS; i++) checksum = (checksum * 31 + numbers[i]) % MODULUS;
    printf("numbers: median %ld, checksum %ld\n", (long)numbers[NUMBERS / 2], (long)checksum);
    free(numbers);
}

struct entry {
    char word[8];
    int count;
    struct entry *next;
};

static struct entry *buckets[1024];

static void count_word(const char *word) {
    unsigned hash = 0;
    for (const char *c = word; *c; c++) hash = hash * 31 + (unsigned char)*c;
    struct entry **bucket = &buckets[hash % 1024];
    for (struct entry *entry = *bucket; entry; entry = entry->next) {
        if (strcmp(entry->word, word) == 0) {
            entry->count++;
            return;
        }
    }
    struct entry *entry = calloc(1, sizeof *entry);
    strcpy(entry->word, word);
    entry->count = 1;
    entry->next = *bucket;
    *bucket = entry;
}

static int more_often(const void *a, const void *b) {
    const struct entry *x = *(struct entry *const *)a, *y = *(struct entry *const *)b;
    return x->count != y->count ? y->count - x->count : strcmp(x->word, y->word);
}

static void count_words(void) {
    static const char *syllables[] = {"ka", "lo", "mi", "ne", "ru", "sa", "ti", "vo"};
    char *text = malloc(WORDS * 7 + 1), *end = text;
    for (int i = 0; i < WORDS; i++) {
        for (int part = 0; part < 3; part++) end = stpcpy(end, syllables[next_random() / 65536 % 8]);
        *end++ = ' ';
    }
    *end = '\0';

    int64_t hash = 0;
    for (char *c = text; *c; c++) hash = (hash * 31 + (unsigned char)*c) % MODULUS;
    printf("text: %zu characters, hash %ld\n", strlen(text), (long)hash);

    for (char *word = strtok(text, " "); word; word = strtok(NULL, " ")) count_word(word);
    struct entry *entries[1024];
    size_t size = 0;
    for (int i = 0; i < 1024; i++) {
        for (struct entry *entry = buckets[i]; entry; entry = entry->next) entries[size++] = entry;
    }
    qsort(entries, size, sizeof *entries, more_often);
    printf("words: %zu different\n", size);
    for (int i = 0; i < 3; i++) printf("  %s %d\n", entries[i]->word, entries[i]->count);
    free(text);
}

struct node {
    int64_t key;
    struct node *left, *right;
};

static struct node *insert(struct node *tree, int64_t key) {
    if (!tree) {
        tree = calloc(1, sizeof *tree);
        tree->key = key;
    } else if (key < tree->key) {
        tree->left = insert(tree->left, key);
    } else if (key > tree->key) {
        tree->right = insert(tree->right, key);
    }
    return tree;
}

static int size_of(const struct node *tree) {
    return tree ? size_of(tree->left) + 1 + size_of(tree->right) : 0;
}

static int depth_of(const struct node *tree) {
    if (!tree) return 0;
    int left = depth_of(tree->left), right = depth_of(tree->right);
    return 1 + (left > right ? left : right);
}

static void grow_tree(void) {
    struct node *tree = NULL;
    for (int i = 0; i < NODES; i++) tree = insert(tree, next_random());
    printf("tree: %d nodes, depth %d\n", size_of(tree), depth_of(tree));
}

static int64_t total;
static pthread_mutex_t total_lock = PTHREAD_MUTEX_INITIALIZER;

static void *sum_squares(void *argument) {
    int64_t worker = (intptr_t)argument, sum = 0;
    for (int64_t n = worker * 100000; n < (worker + 1) * 100000; n++) sum = (sum + n * n) % MODULUS;
    pthread_mutex_lock(&total_lock);
    total = (total + sum) % MODULUS;
    pthread_mutex_unlock(&total_lock);
    return NULL;
}

static void run_threads(void) {
    pthread_t threads[WORKERS];
    for (intptr_t i = 0; i < WORKERS; i++) pthread_create(&threads[i], NULL, sum_squares, (void *)i);
    for (int i = 0; i < WORKERS; i++) pthread_join(threads[i], NULL);
    printf("threads: %ld\n", (long)total);
}

int main(void) {
    printf("primes: %d\n", count_primes());
    sort_numbers();
    count_words();
    grow_tree();
    run_threads();
}
