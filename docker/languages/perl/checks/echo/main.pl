use v5.40;

while (my $line = <STDIN>) {
    chomp $line;
    say length($line), ": $line";
}
