`include "width.vh"

module main;
    reg [`WIDTH-1:0] left, right;
    wire [`WIDTH:0] sum;

    adder #(.WIDTH(`WIDTH)) adder(left, right, sum);

    initial begin
        left = 200;
        right = 100;
        #1 $display("%0d + %0d = %0d", left, right, sum);
    end
endmodule
