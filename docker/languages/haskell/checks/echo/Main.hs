main :: IO ()
main = interact (unlines . map describe . lines)

describe :: String -> String
describe line = "[" ++ line ++ "] " ++ show (length line)
