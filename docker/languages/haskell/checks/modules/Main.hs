import Shapes.Rectangle

main :: IO ()
main = putStrLn ("area " ++ show (area room) ++ ", perimeter " ++ show (perimeter room))
  where
    room = Rectangle {width = 3, height = 4}
