use v5.40;
$| = 1;

print "What is your name? ";
chomp(my $name = <STDIN>);
say "Hello, $name!";

print "How many squares shall I print? ";
chomp(my $count = <STDIN>);
for my $number (1 .. $count) {
    say "$number x $number = ", $number**2;
}
