module main;
    localparam STDIN = 32'h8000_0000;
    reg [8*50:1] name;
    integer count, number, read;

    initial begin
        $write("What is your name? ");
        $fflush;
        read = $fscanf(STDIN, "%s", name);
        $display("Hello, %0s!", name);

        $write("How many squares shall I print? ");
        $fflush;
        read = $fscanf(STDIN, "%d", count);
        for (number = 1; number <= count; number = number + 1)
            $display("%0d x %0d = %0d", number, number, number * number);
    end
endmodule
