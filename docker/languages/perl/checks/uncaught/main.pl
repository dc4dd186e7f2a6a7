use v5.40;

sub share ($cake, $people) {
    return $cake / $people;
}

say share(8, 0);
