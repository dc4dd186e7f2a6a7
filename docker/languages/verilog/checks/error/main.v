module main;
    initial begin
        $display("before the end");
        $finish_and_return(3);
    end
endmodule
