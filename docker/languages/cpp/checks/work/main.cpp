#include <bits/stdc++.h>

using namespace std;

constexpr int64_t prime = 1'000'000'007;

// A generator of one's own gives the same numbers everywhere.
class Random {
public:
    int64_t next() {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        return static_cast<int64_t>(seed);
    }

private:
    uint64_t seed = 42;
};

class Tree {
public:
    void insert(int64_t key) { insert(root, key); }
    int size() const { return size(root); }
    int depth() const { return depth(root); }

private:
    struct Node {
        int64_t key;
        unique_ptr<Node> left, right;
    };

    unique_ptr<Node> root;

    static void insert(unique_ptr<Node> &node, int64_t key) {
        if (!node) node = make_unique<Node>(key);
        else if (key < node->key) insert(node->left, key);
        else if (key > node->key) insert(node->right, key);
    }

    static int size(const unique_ptr<Node> &node) {
        return node ? size(node->left) + 1 + size(node->right) : 0;
    }

    static int depth(const unique_ptr<Node> &node) {
        return node ? 1 + max(depth(node->left), depth(node->right)) : 0;
    }
};

int count_primes(int limit) {
    vector<char> composite(limit + 1);
    int count = 0;
    for (int64_t n = 2; n <= limit; n++) {
        if (composite[n]) continue;
        count++;
        for (int64_t multiple = n * n; multiple <= limit; multiple += n) composite[multiple] = true;
    }
    return count;
}

void sort_numbers(Random &random) {
    vector<int64_t> numbers(1'000'000);
    ranges::generate(numbers, [&] { return random.next(); });
    ranges::sort(numbers);
    int64_t checksum = accumulate(numbers.begin(), numbers.end(), int64_t{0},
                                  [](int64_t sum, int64_t number) { return (sum * 31 + number) % prime; });
    cout << "numbers: median " << numbers[numbers.size() / 2] << ", checksum " << checksum << '\n';
}

void count_words(Random &random) {
    const array<string, 8> syllables{"ka", "lo", "mi", "ne", "ru", "sa", "ti", "vo"};
    string text;
    for (int i = 0; i < 200'000; i++) {
        for (int part = 0; part < 3; part++) text += syllables[random.next() / 65536 % 8];
        text += ' ';
    }
    int64_t hash = 0;
    for (unsigned char c : text) hash = (hash * 31 + c) % prime;
    cout << "text: " << text.size() << " characters, hash " << hash << '\n';

    unordered_map<string, int> counts;
    istringstream words(text);
    for (string word; words >> word;) counts[word]++;
    vector<pair<int, string>> ranking;
    for (const auto &[word, count] : counts) ranking.emplace_back(-count, word);
    sort(ranking.begin(), ranking.end());
    cout << "words: " << ranking.size() << " different\n";
    for (int i = 0; i < 3; i++) cout << "  " << ranking[i].second << ' ' << -ranking[i].first << '\n';
}

void grow_tree(Random &random) {
    Tree tree;
    for (int i = 0; i < 50'000; i++) tree.insert(random.next());
    cout << "tree: " << tree.size() << " nodes, depth " << tree.depth() << '\n';
}

void run_threads() {
    int64_t total = 0;
    mutex lock;
    {
        vector<jthread> threads;
        for (int64_t worker = 0; worker < 10; worker++) {
            threads.emplace_back([&, worker] {
                int64_t sum = 0;
                for (int64_t n = worker * 100'000; n < (worker + 1) * 100'000; n++) sum = (sum + n * n) % prime;
                scoped_lock guard(lock);
                total = (total + sum) % prime;
            });
        }
    }
    cout << "threads: " << total << '\n';
}

int main() {
    Random random;
    cout << "primes: " << count_primes(2'000'000) << '\n';
    sort_numbers(random);
    count_words(random);
    grow_tree(random);
    run_threads();
}
