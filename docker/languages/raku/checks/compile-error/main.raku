my $name = "Ada";
say "Hello, $nmae!";
