import System.IO

ask :: String -> IO String
ask question = do
  putStr question
  hFlush stdout
  getLine

main :: IO ()
main = do
  name <- ask "What is your name? "
  putStrLn ("Hello, " ++ name ++ "!")

  count <- read <$> ask "How many squares shall I print? "
  mapM_ (putStrLn . square) [1 .. count]

square :: Int -> String
square n = show n ++ " x " ++ show n ++ " = " ++ show (n * n)
