use v5.40;
use Digest::SHA qw(sha256_hex);
use JSON::PP;
use List::Util qw(first max reduce sum0 uniq);
use Math::BigInt;
use POSIX qw(floor strftime);
use Scalar::Util qw(looks_like_number);
use Time::Local qw(timegm);

my $json = JSON::PP->new->canonical;
say $json->encode($json->decode('{"name": "Ada", "marks": [1, 2.5, null]}'));
say join " ", 'ada@math.org, alan@logic.org' =~ /(\w+)\@\w+\.org/g;
say sum0(1 .. 10), " ", max(3, 9, 4), " ", first { $_ > 3 } 1 .. 9;
say join " ", uniq(qw(a b a)), reduce { $a * $b } 1 .. 5;
say Math::BigInt->new(2)->bpow(100);
say floor(-1.5), " ", looks_like_number("12e3") ? "a number" : "no number";
say strftime("%Y-%m-%d", gmtime(timegm(0, 0, 0, 28, 1, 2024) + 2 * 86400));
say substr sha256_hex("Hello"), 0, 8;
