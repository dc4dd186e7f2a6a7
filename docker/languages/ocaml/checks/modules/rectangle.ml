type t = { width : int; height : int }

let make width height = { width; height }
let area { width; height } = width * height
let perimeter { width; height } = Sums.twice (width + height)
