<?php

echo "Grüße, 世界 🚀\n";
echo fgets(STDIN);
