       identification division.
       program-id. beyond.
       data division.
       working-storage section.
       01 amounts.
          05 amount pic 9 occurs 3 times value 1.
       01 place pic 9 value 4.
       procedure division.
           display amount(place)
           stop run.
