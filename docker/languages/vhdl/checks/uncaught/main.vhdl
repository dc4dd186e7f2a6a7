library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity tester is
end entity;

architecture program of tester is
    signal clock : std_logic := '0';
    signal value : unsigned(1 downto 0) := "00";
begin
    clock <= not clock after 5 ns when now < 100 ns;
    value <= value + 1 when rising_edge(clock);

    checking : process
    begin
        wait for 42 ns;
        assert value = 5 report "it counted to " & to_string(to_integer(value)) & ", not to 5" severity failure;
        wait;
    end process;
end architecture;
