main :: IO ()
main = putStrLn (1 + length "Ada")
