use v5.40;

say join "|", @ARGV;
