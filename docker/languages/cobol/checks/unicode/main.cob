       identification division.
       program-id. unicode.
       data division.
       working-storage section.
       01 visitor pic x(50).
       procedure division.
           display "Grüße, 世界 🚀"
           accept visitor
           display "Hallo, " function trim(visitor) "!"
           stop run.
