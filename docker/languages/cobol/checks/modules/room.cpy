       01 room.
          05 width-of-it  pic 9(4) value 3.
          05 height-of-it pic 9(4) value 4.
