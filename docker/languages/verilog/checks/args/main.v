// A simulation is told things as +name=value.
module main;
    reg [8*20:1] name;
    integer width;

    initial begin
        if ($value$plusargs("name=%s", name) && $value$plusargs("width=%d", width))
            $display("%0s, %0d bits", name, width);
        if ($test$plusargs("loud")) $display("LOUD");
    end
endmodule
