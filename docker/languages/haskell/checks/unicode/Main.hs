main :: IO ()
main = do
  putStrLn "Grüße, 世界 🚀"
  name <- getLine
  putStrLn ("Hallo, " ++ name ++ "!")
