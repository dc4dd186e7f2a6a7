module main;
    localparam STDIN = 32'h8000_0000;
    reg [8*80:1] line;
    integer length;

    initial begin
        $display("Grüße, 世界 🚀");
        length = $fgets(line, STDIN);
        $write("read: %0s", line);
    end
endmodule
