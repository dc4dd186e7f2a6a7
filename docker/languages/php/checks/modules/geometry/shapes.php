<?php

namespace Geometry;

const PI = 3;

class Circle
{
    public function __construct(private int $radius) {}

    public function area(): int
    {
        return PI * $this->radius ** 2;
    }
}
