# What a term's worth of exercises needs: arrays, hashes, classes, sorting, strings and threads.
use v5.40;
use threads;
use List::Util qw(min sum);

# Lehmer's generator: the same numbers in every language.
my $state = 42;

sub dice ($limit) {
    $state = $state * 16807 % 2147483647;
    return $state % $limit;
}

package Student {
    sub new ($class, $name, @marks) {
        return bless { name => $name, marks => \@marks }, $class;
    }

    sub average ($self) {
        return List::Util::sum(@{ $self->{marks} }) / @{ $self->{marks} };
    }
}

sub primes_below ($limit) {
    my @composite;
    my @primes;
    for my $number (2 .. $limit - 1) {
        next if $composite[$number];
        push @primes, $number;
        for (my $multiple = $number * $number; $multiple < $limit; $multiple += $number) {
            $composite[$multiple] = 1;
        }
    }
    return @primes;
}

sub merge_sort (@numbers) {
    return @numbers if @numbers <= 1;
    my $middle = int(@numbers / 2);
    my @left   = merge_sort(@numbers[0 .. $middle - 1]);
    my @right  = merge_sort(@numbers[$middle .. $#numbers]);
    my @merged;
    while (@left && @right) {
        push @merged, $left[0] <= $right[0] ? shift @left : shift @right;
    }
    return @merged, @left, @right;
}

sub edit_distance ($one, $other) {
    my @row = (0 .. length $other);
    for my $i (1 .. length $one) {
        my @above = @row;
        @row = ($i);
        for my $j (1 .. length $other) {
            my $change = substr($one, $i - 1, 1) ne substr($other, $j - 1, 1);
            push @row, min($above[$j] + 1, $row[-1] + 1, $above[$j - 1] + ($change ? 1 : 0));
        }
    }
    return $row[-1];
}

sub longest_collatz ($first, $last) {
    my @best = (0, 0);
    for my $start ($first .. $last) {
        my ($number, $steps) = ($start, 0);
        while ($number != 1) {
            $number = $number % 2 ? 3 * $number + 1 : $number / 2;
            $steps++;
        }
        @best = ($steps, $start) if $steps >= $best[0];
    }
    return \@best;
}

# A thread starts with a copy of all data: now there is little.
my @threads = map { threads->create(\&longest_collatz, $_ * 1000 + 1, $_ * 1000 + 1000) } 0 .. 9;

my @primes = primes_below(200_000);
say scalar @primes, " primes, the last is $primes[-1]";

my @numbers = map { dice(1_000_000) } 1 .. 50_000;
my @ordered = merge_sort(@numbers);
die "not sorted" if "@ordered" ne join " ", sort { $a <=> $b } @numbers;
my $checksum = 0;
for my ($index, $number) (builtin::indexed(@ordered)) {
    $checksum = ($checksum + ($index + 1) * $number) % 1_000_003;
}
say "Sorted from $ordered[0] over $ordered[25_000] to $ordered[-1], checksum $checksum";

my @syllables = qw(ka lo mi ne ru ta);
my %count;
for (1 .. 20_000) {
    my $word = join "", map { $syllables[dice(6)] } 1 .. 3;
    $count{$word}++;
}
my @frequent = sort { $count{$b} <=> $count{$a} || $a cmp $b } keys %count;
say scalar @frequent, " words, most often ", join ", ", map { "$_ $count{$_}" } @frequent[0 .. 2];

my @students = map { Student->new($_, map { dice(101) } 1 .. 5) }
    qw(Ada Alan Barbara Dennis Donald Edsger Grace Ken Linus Margaret);
my @best = sort { $b->average <=> $a->average || $a->{name} cmp $b->{name} } @students;
say "Best ", join ", ", map { sprintf "%s %.1f", $_->{name}, $_->average } @best[0 .. 2];

my ($one, $other) = map { join "", map { substr "abcd", dice(4), 1 } 1 .. 300 } 1 .. 2;
say "Edit distance ", edit_distance($one, $other);

my ($longest) = sort { $b->[0] <=> $a->[0] } map { $_->join } @threads;
say "Longest chain from $longest->[1], $longest->[0] steps";
