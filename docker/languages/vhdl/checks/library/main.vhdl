library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;
use ieee.math_real.all;
use ieee.math_complex.all;
use ieee.fixed_pkg.all;
use std.textio.all;

entity main is
end entity;

architecture program of main is
begin
    process
        constant byte : unsigned(7 downto 0) := x"CA";
        constant half : sfixed(3 downto -4) := to_sfixed(-2.5, 3, -4);
        variable seed1, seed2 : positive := 42;
        variable random : real;
    begin
        write(output, to_string(sin(math_pi / 6.0), 4) & " " & to_string(sqrt(2.0), 4) & LF);
        write(output, to_string(byte) & " " & to_hstring(byte) & " " & to_string(to_integer(signed(byte))) & LF);
        write(output, to_string(to_integer(shift_right(byte, 2))) & " " & to_string(to_integer(byte mod 10)) & LF);
        write(output, to_string(to_real(half * half), 3) & LF);
        write(output, to_string(abs (cmplx(3.0, 4.0)), 1) & " " & std_logic'image('1' and 'X') & LF);
        uniform(seed1, seed2, random);
        write(output, boolean'image(random > 0.0 and random < 1.0) & LF);
        wait;
    end process;
end architecture;
