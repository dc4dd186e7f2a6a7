main :: IO ()
main = print (half 4 + half 3)

half :: Int -> Int
half n | even n = n `div` 2
