#import <Foundation/Foundation.h>

enum { LIMIT = 2000000, NUMBERS = 1000000, WORDS = 200000, NODES = 50000, WORKERS = 10 };
static const int64_t MODULUS = 1000000007;

/// The same numbers everywhere.
@interface Random : NSObject {
    uint64_t seed;
}
- (int64_t)next;
@end

@implementation Random

- (id)init {
    if ((self = [super init])) seed = 42;
    return self;
}

- (int64_t)next {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed;
}

@end

@interface Node : NSObject {
    int64_t key;
    Node *left, *right;
}
- (id)initWithKey:(int64_t)theKey;
- (void)insert:(int64_t)another;
- (int)size;
- (int)depth;
@end

@implementation Node

- (id)initWithKey:(int64_t)theKey {
    if ((self = [super init])) key = theKey;
    return self;
}

- (void)insert:(int64_t)another {
    if (another == key) return;
    Node **side = another < key ? &left : &right;
    if (*side) [*side insert:another];
    else *side = [[Node alloc] initWithKey:another];
}

- (int)size {
    return [left size] + 1 + [right size];
}

- (int)depth {
    int leftDepth = [left depth], rightDepth = [right depth];
    return 1 + MAX(leftDepth, rightDepth);
}

@end

@interface Adder : NSObject {
    int64_t total;
    int running;
    NSCondition *condition;
}
- (int64_t)run;
@end

@implementation Adder

- (int64_t)run {
    condition = [NSCondition new];
    running = WORKERS;
    for (int worker = 0; worker < WORKERS; worker++) {
        [NSThread detachNewThreadSelector:@selector(sumSquares:)
                                 toTarget:self
                               withObject:[NSNumber numberWithInt:worker]];
    }
    [condition lock];
    while (running) [condition wait];
    [condition unlock];
    return total;
}

- (void)sumSquares:(NSNumber *)worker {
    int64_t first = [worker intValue] * 100000, sum = 0;
    for (int64_t n = first; n < first + 100000; n++) sum = (sum + n * n) % MODULUS;
    [condition lock];
    total = (total + sum) % MODULUS;
    running--;
    [condition signal];
    [condition unlock];
}

@end

static int countPrimes(void) {
    NSMutableData *flags = [NSMutableData dataWithLength:LIMIT + 1];
    char *composite = [flags mutableBytes];
    int count = 0;
    for (int64_t n = 2; n <= LIMIT; n++) {
        if (composite[n]) continue;
        count++;
        for (int64_t multiple = n * n; multiple <= LIMIT; multiple += n) composite[multiple] = 1;
    }
    return count;
}

static int compareNumbers(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void sortNumbers(Random *random) {
    int64_t *numbers = malloc(NUMBERS * sizeof *numbers), checksum = 0;
    for (int i = 0; i < NUMBERS; i++) numbers[i] = [random next];
    qsort(numbers, NUMBERS, sizeof *numbers, compareNumbers);
    for (int i = 0; i < NUMBERS; i++) checksum = (checksum * 31 + numbers[i]) % MODULUS;
    printf("numbers: median %ld, checksum %ld\n", (long)numbers[NUMBERS / 2], (long)checksum);
    free(numbers);
}

static NSComparisonResult moreOften(id a, id b, void *counts) {
    NSUInteger m = [(NSCountedSet *)counts countForObject:a], n = [(NSCountedSet *)counts countForObject:b];
    if (m != n) return m > n ? NSOrderedAscending : NSOrderedDescending;
    return [a compare:b];
}

static void countWords(Random *random) {
    NSArray *syllables = [@"ka lo mi ne ru sa ti vo" componentsSeparatedByString:@" "];
    NSMutableString *text = [NSMutableString string];
    for (int i = 0; i < WORDS; i++) {
        for (int part = 0; part < 3; part++) [text appendString:[syllables objectAtIndex:[random next] / 65536 % 8]];
        [text appendString:@" "];
    }
    int64_t hash = 0;
    for (NSUInteger i = 0; i < [text length]; i++) hash = (hash * 31 + [text characterAtIndex:i]) % MODULUS;
    printf("text: %lu characters, hash %ld\n", (unsigned long)[text length], (long)hash);

    NSCountedSet *counts = [NSCountedSet set];
    for (int i = 0; i < WORDS; i++) {
        @autoreleasepool {
            [counts addObject:[text substringWithRange:NSMakeRange(i * 7, 6)]];
        }
    }
    NSArray *ranking = [[counts allObjects] sortedArrayUsingFunction:moreOften context:counts];
    printf("words: %lu different\n", (unsigned long)[ranking count]);
    for (int i = 0; i < 3; i++) {
        NSString *word = [ranking objectAtIndex:i];
        printf("  %s %lu\n", [word UTF8String], (unsigned long)[counts countForObject:word]);
    }
}

int main(void) {
    @autoreleasepool {
        Random *random = [Random new];
        printf("primes: %d\n", countPrimes());
        sortNumbers(random);
        countWords(random);

        Node *tree = [[Node alloc] initWithKey:[random next]];
        for (int i = 1; i < NODES; i++) [tree insert:[random next]];
        printf("tree: %d nodes, depth %d\n", [tree size], [tree depth]);

        printf("threads: %ld\n", (long)[[Adder new] run]);
    }
}
