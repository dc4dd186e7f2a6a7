type t

val make : int -> int -> t
val area : t -> int
val perimeter : t -> int
