<?php

$name = "Ada"
echo "Hello, $name!\n";
