       identification division.
       program-id. squares.

       data division.
       working-storage section.
       01 visitor      pic x(50).
       01 how-many     pic 9(4).
       01 counter      pic 9(4).
       01 square       pic 9(8).
       01 shown-number pic z(3)9.
       01 shown-square pic z(7)9.

       procedure division.
           display "What is your name? " with no advancing
           accept visitor
           display "Hello, " function trim(visitor) "!"

           display "How many squares shall I print? " with no advancing
           accept how-many
           perform varying counter from 1 by 1 until counter > how-many
               move counter to shown-number
               compute square = counter * counter
               move square to shown-square
               display function trim(shown-number) " x "
                   function trim(shown-number) " = "
                   function trim(shown-square)
           end-perform
           stop run.
