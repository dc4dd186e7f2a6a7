-- Ten shift registers, a memory with two ports, and in software: primes, a sort and Collatz chains.
library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;

entity shift_register is
    generic (seed : natural);
    port (clock, reset : in std_logic; state : out unsigned(15 downto 0));
end entity;

architecture rtl of shift_register is
begin
    process (clock)
    begin
        if rising_edge(clock) then
            if reset then
                state <= to_unsigned(seed, 16);
            else
                state <= state(14 downto 0) & (state(15) xor state(13) xor state(12) xor state(10));
            end if;
        end if;
    end process;
end architecture;

library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;
use std.textio.all;

entity tester is
end entity;

architecture program of tester is
    constant limit : positive := 1_000_000;
    type flags is array (natural range <>) of boolean;
    type integers is array (natural range <>) of integer;
    type state_array is array (0 to 9) of unsigned(15 downto 0);

    signal clock, reset : std_logic := '1';
    signal stopped : boolean := false;
    signal states : state_array;

    procedure say(text : string) is
    begin
        write(output, text & LF);
    end procedure;

    procedure sort(numbers : inout integers) is
        variable middle, swap : integer;
        variable left, right : integer;
    begin
        if numbers'length < 2 then
            return;
        end if;
        middle := numbers((numbers'low + numbers'high) / 2);
        left := numbers'low;
        right := numbers'high;
        while left <= right loop
            while numbers(left) < middle loop left := left + 1; end loop;
            while numbers(right) > middle loop right := right - 1; end loop;
            if left <= right then
                swap := numbers(left);
                numbers(left) := numbers(right);
                numbers(right) := swap;
                left := left + 1;
                right := right - 1;
            end if;
        end loop;
        sort(numbers(numbers'low to right));
        sort(numbers(left to numbers'high));
    end procedure;

    function steps(start : positive) return positive is
        variable number : positive := start;
        variable count : positive := 1;
    begin
        while number /= 1 loop
            number := number / 2 when number mod 2 = 0 else 3 * number + 1;
            count := count + 1;
        end loop;
        return count;
    end function;
begin
    registers : for i in states'range generate
        one : entity work.shift_register generic map (i + 1) port map (clock, reset, states(i));
    end generate;

    clock <= not clock after 1 ns when not stopped;

    process
        variable sum : natural := 0;
    begin
        wait until falling_edge(clock);
        wait until falling_edge(clock);
        reset <= '0';
        for cycle in 1 to 10_000 loop
            wait until falling_edge(clock);
        end loop;
        stopped <= true;
        for i in states'range loop
            sum := sum + to_integer(states(i));
        end loop;
        say("shift registers: " & to_string(sum));
        wait;
    end process;

    process
        variable composite : flags(2 to limit) := (others => false);
        variable numbers : integers(0 to 99_999);
        variable count, longest, multiple : natural := 0;
    begin
        wait until stopped;
        for number in composite'range loop
            if not composite(number) then
                count := count + 1;
                multiple := number + number;
                while multiple <= limit loop
                    composite(multiple) := true;
                    multiple := multiple + number;
                end loop;
            end if;
        end loop;
        say("primes: " & to_string(count));

        for i in numbers'range loop
            numbers(i) := (i * 7919 + 13) mod 100_003;
        end loop;
        sort(numbers);
        say("sorted: " & to_string(numbers(0)) & " " & to_string(numbers(50_000)) & " " & to_string(numbers(99_999)));

        for start in 1 to 20_000 loop
            longest := maximum(longest, steps(start));
        end loop;
        say("longest chain: " & to_string(longest) & " steps");
        wait;
    end process;
end architecture;
