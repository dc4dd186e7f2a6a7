import { grammar } from "./monarch.ts";

export default grammar({
  line: ["--"],
  block: ["{-", "-}"],
  nests: true,
  word: /[a-z_][\w']*/,
  keywords: `as case class data default deriving do else family forall foreign hiding if import in infix infixl infixr instance let mdo
    module newtype of pattern proc qualified rec then type via where`,
  functions: `concat concatMap drop error even filter foldl foldr fst getContents getLine head id init interact last length lines map
    mapM mapM_ maximum minimum not null odd print product pure putStr putStrLn read readFile readLn repeat replicate return reverse
    sequence show snd sum tail take unlines unwords words writeFile zip zipWith`,
  first: [
    [/\{-#.*?#-\}/, "annotation"],
    [/(?:[A-Z][\w']*\.)+(?=[a-z_(])/, "namespace"],
    [/[A-Z][\w']*/, "type"],
    [/'(?:[^'\\]|\\(?:[a-z\\'"0&]|\d+|x[\da-f]+|[A-Z]+))'/, "string"],
    [/`[^`]*`/, "operator"],
    [/0[xXoObB][\da-fA-F]+/, "number"],
    // Two dashes with another sign are an operator, not a comment.
    [/--[!#$%&*+./<=>?@\\^|~:]+/, "operator"],
  ],
  operators: /[-!#$%&*+./<=>?@\\^|~:]+/,
});
