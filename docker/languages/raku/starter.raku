my $name = prompt "What is your name? ";
say "Hello, $name!";

my $count = prompt "How many squares shall I print? ";
for 1 .. $count -> $number {
    say "$number x $number = { $number ** 2 }";
}
