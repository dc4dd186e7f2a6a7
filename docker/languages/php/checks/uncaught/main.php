<?php

function share(int $cake, int $people): int
{
    return intdiv($cake, $people);
}

echo share(8, 0);
