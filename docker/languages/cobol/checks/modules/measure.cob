       identification division.
       program-id. measure.
       data division.
       linkage section.
       01 room.
          05 width-of-it  pic 9(4).
          05 height-of-it pic 9(4).
       01 area-of-it      pic 9(4).
       01 perimeter-of-it pic 9(4).
       procedure division using room area-of-it perimeter-of-it.
           multiply width-of-it by height-of-it giving area-of-it
           compute perimeter-of-it = 2 * (width-of-it + height-of-it)
           goback.
