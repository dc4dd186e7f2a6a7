module main;
    reg [7:0] count;

    initial begin
        cuont = 3;
        $display("%d", count);
    end
endmodule
