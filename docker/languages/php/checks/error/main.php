<?php

exit(3);
