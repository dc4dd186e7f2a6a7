       identification division.
       program-id. echoes.

       environment division.
       input-output section.
       file-control.
           select lines-in assign to keyboard
               organization is line sequential.

       data division.
       file section.
       fd lines-in.
       01 line-in       pic x(80).
       working-storage section.
       01 line-length   pic 99.
       01 shown-length  pic z9.
       01 at-end-of-it  pic 9 value 0.

       procedure division.
           open input lines-in
           perform until at-end-of-it = 1
               read lines-in
                   at end move 1 to at-end-of-it
                   not at end perform show-line
               end-read
           end-perform
           close lines-in
           stop run.

       show-line.
           move 0 to line-length
           if line-in not = spaces
               compute line-length =
                   function length(function trim(line-in))
           end-if
           move line-length to shown-length
           if line-length = 0
               display "[] 0"
           else
               display "[" line-in(1:line-length) "] "
                   function trim(shown-length)
           end-if.
