use std.textio.all;

entity main is
end entity;

architecture program of main is
begin
    process
        variable name, answer : line;
        variable count : natural;
    begin
        write(output, "What is your name? ");
        flush(output);
        readline(input, name);
        write(output, "Hello, " & name.all & "!" & LF);

        write(output, "How many squares shall I print? ");
        flush(output);
        readline(input, answer);
        read(answer, count);
        for number in 1 to count loop
            write(output, to_string(number) & " x " & to_string(number) & " = " & to_string(number * number) & LF);
        end loop;
        wait;
    end process;
end architecture;
