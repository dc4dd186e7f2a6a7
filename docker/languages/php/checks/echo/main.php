<?php

while (($line = fgets(STDIN)) !== false) {
    $line = rtrim($line, "\n");
    echo mb_strlen($line), ": $line\n";
}
