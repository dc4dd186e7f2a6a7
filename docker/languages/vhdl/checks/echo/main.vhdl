use std.textio.all;

entity main is
end entity;

architecture program of main is
begin
    process
        variable text : line;
    begin
        while not endfile(input) loop
            readline(input, text);
            write(output, to_string(text'length) & ": " & text.all & LF);
        end loop;
        wait;
    end process;
end architecture;
