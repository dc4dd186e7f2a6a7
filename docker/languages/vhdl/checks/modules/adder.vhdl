library ieee;
use ieee.std_logic_1164.all;
use ieee.numeric_std.all;
use work.sizes.all;

entity adder is
    port (left, right : in unsigned(word_size - 1 downto 0); sum : out unsigned(word_size downto 0));
end entity;

architecture ripple of adder is
    signal carry : std_logic_vector(word_size downto 0);
begin
    carry(0) <= '0';
    sum(word_size) <= carry(word_size);
    bits : for i in 0 to word_size - 1 generate
        sum(i) <= left(i) xor right(i) xor carry(i);
        carry(i + 1) <= (left(i) and right(i)) or (carry(i) and (left(i) xor right(i)));
    end generate;
end architecture;
