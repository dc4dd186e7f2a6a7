use std.textio.all;

entity main is
end entity;

architecture program of main is
begin
    process
    begin
        write(output, "before the end" & LF);
        std.env.finish(3);
    end process;
end architecture;
