       identification division.
       program-id. mistaken.
       data division.
       working-storage section.
       01 counter pic 9 value 1.
       procedure division.
           move 3 to cuont
           display counter
           stop run.
