module main;
    localparam STDIN = 32'h8000_0000;
    localparam NEWLINE = 10;
    byte text[$];
    integer character;

    task print_line;
        $write("%0d: ", text.size());
        while (text.size() > 0) $write("%c", text.pop_front());
        $display;
    endtask

    initial begin
        character = $fgetc(STDIN);
        while (character != -1) begin
            if (character == NEWLINE) print_line;
            else text.push_back(character);
            character = $fgetc(STDIN);
        end
        if (text.size() > 0) print_line;
    end
endmodule
