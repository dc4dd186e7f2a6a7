       identification division.
       program-id. work.

       data division.
       working-storage section.
       01 modulus         constant 1000000007.
       01 prime-limit     constant 2000000.
       01 number-count    constant 100000.
       01 word-count      constant 200000.

       01 flags.
          05 composite    pic 9 comp-5 occurs prime-limit times.
       01 number-list.
          05 drawing      pic s9(18) comp-5 occurs number-count times.
       01 word-list.
          05 entry-of-it  occurs 512 times.
             10 word      pic x(6).
             10 frequency pic 9(8).
       01 syllables       value "kalominerusativo".
          05 syllable     pic xx occurs 8 times.

      * A generator of one's own gives the same numbers everywhere.
       01 seed            pic s9(18) comp-5 value 42.
       01 n               pic s9(18) comp-5.
       01 stricken        pic s9(18) comp-5.
       01 checksum        pic s9(18) comp-5 value 0.
       01 primes          pic s9(9) comp-5 value 0.
       01 different       pic s9(9) comp-5 value 0.
       01 place           pic s9(9) comp-5.
       01 part            pic s9(9) comp-5.
       01 drawn           pic s9(9) comp-5.
       01 shown           pic z(17)9.
       01 shown-other     pic z(17)9.

       procedure division.
       main-part.
           perform count-primes
           perform sort-numbers
           perform count-words
           stop run.

       next-random.
           compute seed =
               function mod(seed * 1103515245 + 12345, 2147483648).

       count-primes.
           initialize flags
           perform varying n from 2 by 1 until n > prime-limit
               if composite(n) = 0
                   add 1 to primes
                   compute stricken = n * n
                   perform until stricken > prime-limit
                       move 1 to composite(stricken)
                       add n to stricken
                   end-perform
               end-if
           end-perform
           move primes to shown
           display "primes: " function trim(shown).

       sort-numbers.
           perform varying n from 1 by 1 until n > number-count
               perform next-random
               move seed to drawing(n)
           end-perform
           sort drawing ascending key drawing
           perform varying n from 1 by 1 until n > number-count
               compute checksum =
                   function mod(checksum * 31 + drawing(n), modulus)
           end-perform
           move drawing(50001) to shown
           move checksum to shown-other
           display "numbers: median " function trim(shown)
               ", checksum " function trim(shown-other).

       count-words.
           perform varying n from 1 by 1 until n > 512
               move spaces to word(n)
               move 0 to frequency(n)
           end-perform
           perform word-count times
               move 0 to place
               perform 3 times
                   perform next-random
                   compute drawn = seed / 65536
                   compute place = place * 8 + function mod(drawn, 8)
               end-perform
               add 1 to place
               if frequency(place) = 0
                   perform spell-word
                   add 1 to different
               end-if
               add 1 to frequency(place)
           end-perform
           sort entry-of-it descending key frequency
               ascending key word
           move different to shown
           display "words: " function trim(shown) " different"
           display "  " word(1) " " frequency(1).

       spell-word.
           compute part = (place - 1) / 64
           move syllable(part + 1) to word(place)(1:2)
           compute part = function mod((place - 1) / 8, 8)
           move syllable(part + 1) to word(place)(3:2)
           compute part = function mod(place - 1, 8)
           move syllable(part + 1) to word(place)(5:2).
