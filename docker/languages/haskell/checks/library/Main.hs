import Control.Monad.State
import qualified Data.Map.Strict as Map
import qualified Data.Sequence as Seq
import qualified Data.Text as Text
import qualified Data.Text.IO as Text
import Data.Time
import Text.Parsec (Parsec, char, digit, many1, parse, sepBy1)
import Text.Printf

main :: IO ()
main = do
  print (Map.fromListWith (+) [(letter, 1 :: Int) | letter <- "aba"])
  print (Seq.sort (Seq.fromList [3, 1, 2 :: Int]))
  Text.putStrLn (Text.strip (Text.pack "  Grüße "))
  printf "%.4f %04x\n" (sqrt 2 :: Double) (255 :: Int)
  putStrLn (formatTime defaultTimeLocale "%F is a %A" (fromGregorian 2024 2 29))
  print (parse total "" "1+2+4")
  print (evalState (mapM number "ab") 1)

total :: Parsec String () Int
total = sum <$> (read <$> many1 digit) `sepBy1` char '+'

number :: Char -> State Int (Int, Char)
number letter = do
  n <- get
  put (n + 1)
  pure (n, letter)
