use v5.40;

my $name = "Ada";
say "Hello, $nmae!";
