library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;
use std.textio.all;
use work.sizes.all;

entity tester is
end entity;

architecture program of tester is
    signal left, right : unsigned(word_size - 1 downto 0);
    signal sum : unsigned(word_size downto 0);
begin
    under_test : entity work.adder port map (left, right, sum);

    process
    begin
        left <= to_unsigned(200, word_size);
        right <= to_unsigned(100, word_size);
        wait for 1 ns;
        write(output, "200 + 100 = " & to_string(to_integer(sum)) & LF);
        wait;
    end process;
end architecture;
