       identification division.
       program-id. rooms.
       data division.
       working-storage section.
       copy "room.cpy".
       01 area-of-it      pic 9(4).
       01 perimeter-of-it pic 9(4).
       procedure division.
           call "measure" using room area-of-it perimeter-of-it
           display "area " area-of-it ", perimeter " perimeter-of-it
           stop run.
