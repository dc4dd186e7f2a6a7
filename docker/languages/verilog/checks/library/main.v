module main;
    integer seed = 42, dice, throws;
    real angle;
    string text;

    initial begin
        angle = $acos(-1.0) / 6;
        $display("%.4f %.4f %.4f", $sin(angle), $sqrt(2.0), $ln(10.0));
        $display("%0d bits, %0d ones, %0d", $bits(seed), $countones(8'b1011_0010), $clog2(1000));
        $display("%b %h %o %0d", 8'd202, 16'hbeef, 9'd64, $signed(8'hff));

        text = $sformatf("%s-%03d", "label", 7);
        $display("%s %0d %s", text, text.len(), text.substr(0, 4));

        throws = 0;
        for (dice = 0; dice != 6; throws = throws + 1) dice = 1 + $unsigned($random(seed)) % 6;
        $display("%0d", throws > 0 && $realtobits(1.0) == 64'h3ff0_0000_0000_0000);
    end
endmodule
