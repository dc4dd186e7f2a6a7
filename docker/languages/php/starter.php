<?php

echo "What is your name? ";
$name = trim(fgets(STDIN));
echo "Hello, $name!\n";

echo "How many squares shall I print? ";
$count = (int) fgets(STDIN);
for ($number = 1; $number <= $count; $number++) {
    echo "$number x $number = ", $number * $number, "\n";
}
