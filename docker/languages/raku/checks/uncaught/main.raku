sub share($cake, $people) {
    die "nobody is there to eat" unless $people;
    $cake / $people;
}

say share(8, 0);
