let modulus = 1_000_000_007

(* A generator of one's own gives the same numbers everywhere. *)
let seed = ref 42

let next_random () =
  seed := ((!seed * 1103515245) + 12345) mod 2147483648;
  !seed

let count_primes limit =
  let composite = Bytes.make (limit + 1) '\000' in
  let count = ref 0 in
  for n = 2 to limit do
    if Bytes.get composite n = '\000' then begin
      incr count;
      let multiple = ref (n * n) in
      while !multiple <= limit do
        Bytes.set composite !multiple '\001';
        multiple := !multiple + n
      done
    end
  done;
  !count

let sort_numbers () =
  let numbers = Array.init 1_000_000 (fun _ -> next_random ()) in
  Array.stable_sort Int.compare numbers;
  let checksum = Array.fold_left (fun sum number -> ((sum * 31) + number) mod modulus) 0 numbers in
  Printf.printf "numbers: median %d, checksum %d\n" numbers.(Array.length numbers / 2) checksum

let more_often (a, m) (b, n) = if m <> n then Int.compare n m else String.compare a b

let count_words () =
  let syllables = [| "ka"; "lo"; "mi"; "ne"; "ru"; "sa"; "ti"; "vo" |] in
  let buffer = Buffer.create 1_400_000 in
  for _ = 1 to 200_000 do
    for _ = 1 to 3 do
      Buffer.add_string buffer syllables.(next_random () / 65536 mod 8)
    done;
    Buffer.add_char buffer ' '
  done;
  let text = Buffer.contents buffer in
  let hash = String.fold_left (fun hash c -> ((hash * 31) + Char.code c) mod modulus) 0 text in
  Printf.printf "text: %d characters, hash %d\n" (String.length text) hash;

  let counts = Hashtbl.create 512 in
  let count word =
    let seen = Option.value (Hashtbl.find_opt counts word) ~default:0 in
    Hashtbl.replace counts word (seen + 1)
  in
  List.iter count (String.split_on_char ' ' (String.trim text));
  let ranking = List.sort more_often (List.of_seq (Hashtbl.to_seq counts)) in
  Printf.printf "words: %d different\n" (List.length ranking);
  List.iter (fun (word, count) -> Printf.printf "  %s %d\n" word count) (List.take 3 ranking)

type tree = Leaf | Node of tree * int * tree

let rec insert key = function
  | Leaf -> Node (Leaf, key, Leaf)
  | Node (left, at, right) when key < at -> Node (insert key left, at, right)
  | Node (left, at, right) when key > at -> Node (left, at, insert key right)
  | tree -> tree

let rec size = function
  | Leaf -> 0
  | Node (left, _, right) -> size left + 1 + size right

let rec depth = function
  | Leaf -> 0
  | Node (left, _, right) -> 1 + max (depth left) (depth right)

let grow_tree () =
  let tree = ref Leaf in
  for _ = 1 to 50_000 do
    tree := insert (next_random ()) !tree
  done;
  Printf.printf "tree: %d nodes, depth %d\n" (size !tree) (depth !tree)

let run_threads () =
  let total = ref 0 and lock = Mutex.create () in
  let work worker =
    let sum = ref 0 in
    for n = worker * 100_000 to ((worker + 1) * 100_000) - 1 do
      sum := (!sum + (n * n)) mod modulus
    done;
    Mutex.protect lock (fun () -> total := (!total + !sum) mod modulus)
  in
  List.init 10 (Thread.create work) |> List.iter Thread.join;
  let domains = List.init 3 (fun _ -> Domain.spawn (fun () -> !total)) in
  assert (List.for_all (fun domain -> Domain.join domain = !total) domains);
  Printf.printf "threads: %d\n" !total

let () =
  Printf.printf "primes: %d\n" (count_primes 2_000_000);
  sort_numbers ();
  count_words ();
  grow_tree ();
  run_threads ()
