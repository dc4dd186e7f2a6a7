module Main (main) where

import Control.Concurrent
import Control.Monad
import Control.Monad.ST
import Data.Array.ST
import Data.Array.Unboxed
import Data.Char (ord)
import Data.List
import qualified Data.Map.Strict as Map
import Data.Ord (Down (..))

modulus :: Int
modulus = 1000000007

-- | The same numbers everywhere, and what there is after as many as are asked for.
randoms :: Int -> Int -> ([Int], Int)
randoms amount seed = (tail numbers, last numbers)
  where
    numbers = take (amount + 1) (iterate next seed)

next :: Int -> Int
next seed = (seed * 1103515245 + 12345) `mod` 2147483648

primesUpTo :: Int -> UArray Int Bool
primesUpTo limit = runSTUArray $ do
  isPrime <- newArray (2, limit) True
  forM_ [2 .. limit] $ \n -> do
    prime <- readArray isPrime n
    when (prime && n * n <= limit) $
      forM_ [n * n, n * n + n .. limit] $ \multiple -> writeArray isPrime multiple False
  pure isPrime

checksum :: [Int] -> Int
checksum = foldl' (\total n -> (total * 31 + n) `mod` modulus) 0

-- | Counting sort by digits, twice, on arrays without boxes.
sortNumbers :: [Int] -> UArray Int Int
sortNumbers numbers = pass (`div` 65536) (pass (`mod` 65536) (listArray (0, length numbers - 1) numbers))

pass :: (Int -> Int) -> UArray Int Int -> UArray Int Int
pass digit numbers = runSTUArray $ do
  places <- newListArray (0, 65535) (scanl (+) 0 (elems amounts)) :: ST s (STUArray s Int Int)
  sorted <- newArray (bounds numbers) 0
  forM_ (elems numbers) $ \number -> do
    place <- readArray places (digit number)
    writeArray sorted place number
    writeArray places (digit number) (place + 1)
  pure sorted
  where
    amounts = accumArray (+) 0 (0, 65535) [(digit number, 1) | number <- elems numbers] :: UArray Int Int

wordsOf :: [Int] -> [String]
wordsOf [] = []
wordsOf numbers = concatMap syllable these : wordsOf others
  where
    (these, others) = splitAt 3 numbers
    syllable number = syllables !! (number `div` 65536 `mod` 8)
    syllables = ["ka", "lo", "mi", "ne", "ru", "sa", "ti", "vo"]

data Tree = Leaf | Node Tree !Int Tree

insertKey :: Tree -> Int -> Tree
insertKey Leaf key = Node Leaf key Leaf
insertKey tree@(Node left at right) key = case compare key at of
  LT -> Node (insertKey left key) at right
  GT -> Node left at (insertKey right key)
  EQ -> tree

size, depth :: Tree -> Int
size Leaf = 0
size (Node left _ right) = size left + 1 + size right
depth Leaf = 0
depth (Node left _ right) = 1 + max (depth left) (depth right)

sumSquares :: Int -> Int
sumSquares worker = foldl' (\total n -> (total + n * n) `mod` modulus) 0 [worker * 100000 .. (worker + 1) * 100000 - 1]

main :: IO ()
main = do
  putStrLn ("primes: " ++ show (length (filter id (elems (primesUpTo 2000000)))))

  let (numbers, seed) = randoms 1000000 42
      sorted = sortNumbers numbers
  putStrLn ("numbers: median " ++ show (sorted ! 500000) ++ ", checksum " ++ show (checksum (elems sorted)))

  let (drawn, seed') = randoms 600000 seed
      text = concatMap (++ " ") (wordsOf drawn)
  putStrLn ("text: " ++ show (length text) ++ " characters, hash " ++ show (checksum (map ord text)))
  let counts = Map.fromListWith (+) [(word, 1 :: Int) | word <- words text]
  putStrLn ("words: " ++ show (Map.size counts) ++ " different")
  forM_ (take 3 (sortOn (\(word, count) -> (Down count, word)) (Map.toList counts))) $ \(word, count) ->
    putStrLn ("  " ++ word ++ " " ++ show count)

  let tree = foldl' insertKey Leaf (fst (randoms 50000 seed'))
  putStrLn ("tree: " ++ show (size tree) ++ " nodes, depth " ++ show (depth tree))

  sums <- forM [0 .. 9] $ \worker -> do
    result <- newEmptyMVar
    _ <- forkIO (putMVar result $! sumSquares worker)
    pure result
  total <- sum <$> mapM takeMVar sums
  putStrLn ("threads: " ++ show (total `mod` modulus))
