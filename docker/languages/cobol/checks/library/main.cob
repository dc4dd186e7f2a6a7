       identification division.
       program-id. functions.
       data division.
       working-storage section.
       01 root    pic 9.99999.
       01 days    pic 9(6).
       01 letters value "ebdac".
          05 letter pic x occurs 5 times.
       procedure division.
           display function upper-case("hello world")
           display function reverse("world")
           compute root = function sqrt(2)
           display root
           compute days = function integer-of-date(20240229)
           display "20240229 is day " days
           sort letter ascending key letter
           display "sorted " letters
           stop run.
