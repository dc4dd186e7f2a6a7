module counter(input clock, output reg [1:0] value = 0);
    always @(posedge clock) value <= value + 1;
endmodule

module main;
    reg clock = 0;
    wire [1:0] value;

    counter counter(clock, value);
    always #5 clock = ~clock;

    initial begin
        #42 if (value !== 3'd5) $fatal(1, "it counted to %0d, not to 5", value);
        $finish(0);
    end
endmodule
