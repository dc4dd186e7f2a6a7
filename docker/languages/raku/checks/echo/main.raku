for lines() -> $line {
    say "{ $line.chars }: $line";
}
