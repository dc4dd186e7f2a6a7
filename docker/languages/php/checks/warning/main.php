<?php

$marks = ["Ada" => 90];
echo "Alan: ", $marks["Alan"] ?? "none", "\n";
echo "Grace: ", $marks["Grace"], "\n";
