grammar Sum {
    token TOP { <number>+ % ' + ' }
    token number { \d+ }
}

say Sum.parse("1 + 20 + 300")<number>.sum;
say 2 ** 100, " ", 1/3 + 1/6, " ", 0.1 + 0.2 == 0.3;
say "ada@math.org, alan@logic.org".comb(/ <[a..z]>+ <before '@'> /);
say Date.new("2024-02-28") + 2;
say (1 .. *).grep(*.is-prime).head(5);
say <a b a>.Bag.pairs.sort;
say [*] 1 .. 5;
say (1, 2, 4 ... 64);
say [<a b>] Z=> 1 .. 2;
say "%05d %.2f".sprintf(42, sqrt 2);
say set(1, 2) ⊆ set(1, 2, 3);
say (try { die "no" }) // "caught: $!";
say <stressed>.flip.uc;
