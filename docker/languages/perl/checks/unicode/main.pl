use v5.40;
use utf8;
use open qw(:std :encoding(UTF-8));

say "Grüße, 世界 🚀";
print scalar <STDIN>;
