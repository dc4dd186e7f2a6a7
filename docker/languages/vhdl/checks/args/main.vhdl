-- A simulation is told things as -gNAME=value, for the generics of its entity.
use std.textio.all;

entity main is
    generic (width : positive := 4; name : string := "nobody");
end entity;

architecture program of main is
begin
    process
    begin
        write(output, name & ", " & to_string(width) & " bits" & LF);
        wait;
    end process;
end architecture;
