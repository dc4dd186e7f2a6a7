/* Another program is a function whose name is its file's. */
say "circle:" format("area.rexx"("circle", 1), , 3)
say "rectangle:" format("area.rexx"("rectangle", 2, 3), , 3)
