       identification division.
       program-id. arguments.
       data division.
       working-storage section.
       01 how-many pic 99.
       01 current  pic 99.
       01 argument pic x(20).
       procedure division.
           accept how-many from argument-number
           perform varying current from 1 by 1 until current > how-many
               accept argument from argument-value
               display function trim(argument) with no advancing
               if current < how-many
                   display "|" with no advancing
               end-if
           end-perform
           display x"0a" with no advancing
           stop run.
