module Shapes.Rectangle (Rectangle (..), area, perimeter) where

data Rectangle = Rectangle {width, height :: Int}

area :: Rectangle -> Int
area r = width r * height r

perimeter :: Rectangle -> Int
perimeter r = 2 * (width r + height r)
