use std.textio.all;

entity main is
end entity;

architecture program of main is
begin
    process
    begin
        write(output, "Hello, world!" & LF);
        wait;
    end process;
end architecture;
