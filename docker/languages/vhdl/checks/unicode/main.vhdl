-- The language knows the characters of Latin-1 alone: what came in as UTF-8 goes out as it was.
use std.textio.all;

entity main is
end entity;

architecture program of main is
begin
    process
        variable text : line;
    begin
        readline(input, text);
        write(output, "read: " & text.all & LF);
        wait;
    end process;
end architecture;
