# What a term's worth of exercises needs: arrays, hashes, classes, sorting, strings and promises.

# Lehmer's generator: the same numbers in every language.
my int $state = 42;

sub dice(Int $limit) {
    $state = $state * 16807 % 2147483647;
    $state % $limit
}

class Student {
    has Str $.name;
    has Int @.marks;

    method average { @!marks.sum / @!marks }
    method gist { sprintf "%s %.1f", $!name, self.average }
}

sub primes-below(Int $limit) {
    my int8 @composite[$limit];
    my Int @primes;
    for 2 ..^ $limit -> int $number {
        next if @composite[$number];
        @primes.push($number);
        loop (my int $multiple = $number * $number; $multiple < $limit; $multiple = $multiple + $number) {
            @composite[$multiple] = 1;
        }
    }
    @primes
}

sub merge-sort(@numbers) {
    return @numbers if @numbers <= 1;
    my $middle = @numbers div 2;
    my @left = merge-sort(@numbers[^$middle]);
    my @right = merge-sort(@numbers[$middle .. *]);
    my @merged;
    while @left and @right {
        @merged.push(@left[0] <= @right[0] ?? @left.shift !! @right.shift);
    }
    @merged.append(|@left, |@right)
}

sub edit-distance(@one, @other) {
    my @row = 0 .. @other;
    for @one.kv -> $i, $letter {
        my @above = @row;
        @row = $i + 1;
        for @other.kv -> $j, $its-letter {
            @row.push(min(@above[$j + 1] + 1, @row[$j] + 1, @above[$j] + ($letter ne $its-letter)));
        }
    }
    @row.tail
}

sub collatz-steps(Int $start) {
    my int $number = $start;
    my int $steps = 0;
    while $number != 1 {
        $number = $number %% 2 ?? $number div 2 !! 3 * $number + 1;
        $steps++;
    }
    $steps
}

my @primes = primes-below(20_000);
say "{ +@primes } primes, the last is { @primes.tail }";

my @numbers = (^5_000).map: { dice(1_000_000) };
my @ordered = merge-sort(@numbers);
die "not sorted" unless @ordered eqv @numbers.sort.Array;
my $checksum = (@ordered Z* 1 .. *).sum % 1_000_003;
say "Sorted from @ordered[0] over @ordered[2500] to @ordered[*-1], checksum $checksum";

my @syllables = <ka lo mi ne ru ta>;
my %counts;
for ^5_000 {
    my $word = (^3).map({ @syllables[dice(6)] }).join;
    %counts{$word}++;
}
my @frequent = %counts.sort({ -.value, .key }).head(3);
say "{ +%counts } words, most often { @frequent.map({ "{ .key } { .value }" }).join(", ") }";

my @students = <Ada Alan Barbara Dennis Donald Edsger Grace Ken Linus Margaret>.map: -> $name {
    Student.new(:$name, marks => (^5).map({ dice(101) }))
}
say "Best { @students.sort({ -.average, .name }).head(3)».gist.join(", ") }";

my (@one, @other) := (^2).map: { (^40).map({ "abcd".substr(dice(4), 1) }).Array };
say "Edit distance { edit-distance(@one, @other) }";

my @promises = (^10).map: -> $worker {
    start ($worker * 100 + 1 .. $worker * 100 + 100).map({ collatz-steps($_) => $_ }).max(*.key)
}
my $longest = (await @promises).max(*.key);
say "Longest chain from { $longest.value }, { $longest.key } steps";
