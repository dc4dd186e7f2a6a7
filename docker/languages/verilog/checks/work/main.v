// A processor with eight registers that computes Fibonacci numbers, ten shift registers, a memory, a sort.

module processor(input clock, reset, output reg halted, output reg [31:0] result);
    localparam LOAD = 0, ADD = 1, MOVE = 2, DECREMENT = 3, JUMP_UNLESS_ZERO = 4, HALT = 5;

    reg [31:0] registers[0:7];
    reg [15:0] code[0:31];
    reg [4:0] at;
    wire [3:0] operation = code[at][15:12];
    wire [2:0] target = code[at][10:8];
    wire [7:0] operand = code[at][7:0];

    initial begin
        code[0] = {4'd0, 4'd0, 8'd0};  // a = 0
        code[1] = {4'd0, 4'd1, 8'd1};  // b = 1
        code[2] = {4'd0, 4'd2, 8'd40};  // count = 40
        code[3] = {4'd2, 4'd3, 8'd1};  // c = b
        code[4] = {4'd1, 4'd1, 8'd0};  // b += a
        code[5] = {4'd2, 4'd0, 8'd3};  // a = c
        code[6] = {4'd3, 4'd2, 8'd0};  // count -= 1
        code[7] = {4'd4, 4'd2, 8'd3};  // unless count is 0, to 3
        code[8] = {4'd5, 4'd0, 8'd0};  // halt
    end

    always @(posedge clock) begin
        if (reset) begin
            at <= 0;
            halted <= 0;
        end else if (!halted) begin
            at <= at + 1;
            case (operation)
                LOAD: registers[target] <= operand;
                ADD: registers[target] <= registers[target] + registers[operand[2:0]];
                MOVE: registers[target] <= registers[operand[2:0]];
                DECREMENT: registers[target] <= registers[target] - 1;
                JUMP_UNLESS_ZERO: if (registers[target] != 0) at <= operand[4:0];
                HALT: begin
                    halted <= 1;
                    result <= registers[target];
                end
            endcase
        end
    end
endmodule

module shift_register #(parameter SEED = 1) (input clock, reset, output reg [15:0] state);
    always @(posedge clock)
        if (reset) state <= SEED;
        else state <= {state[14:0], state[15] ^ state[13] ^ state[12] ^ state[10]};
endmodule

module main;
    localparam LIMIT = 200_000;
    localparam SIZE = 400;

    reg clock = 0, reset = 1;
    wire halted;
    wire [31:0] result;
    wire [15:0] states[0:9];
    reg composite[0:LIMIT];
    reg [31:0] memory[0:999_999];
    integer numbers[0:SIZE-1];
    integer chains[0:9];
    integer i, j, count, sum, swap, best;
    genvar g;

    processor processor(clock, reset, halted, result);
    generate
        for (g = 0; g < 10; g = g + 1) begin : registers
            shift_register #(.SEED(g + 1)) register(clock, reset, states[g]);
        end
    endgenerate

    always #1 clock = ~clock;

    task automatic longest_chain(input integer part);
        integer start, number, steps;
        chains[part] = 0;
        for (start = part * 100 + 1; start <= part * 100 + 100; start = start + 1) begin
            steps = 1;
            for (number = start; number != 1; steps = steps + 1)
                number = number[0] ? 3 * number + 1 : number >> 1;
            if (steps > chains[part]) chains[part] = steps;
        end
    endtask

    initial begin
        #4 reset = 0;
        wait (halted) $display("fibonacci: %0d after %0d", result, $time);
        #20_000 sum = 0;
        for (i = 0; i < 10; i = i + 1) sum = sum + states[i];
        $display("shift registers: %0d", sum);

        for (i = 2; i <= LIMIT; i = i + 1) composite[i] = 0;
        count = 0;
        for (i = 2; i <= LIMIT; i = i + 1)
            if (!composite[i]) begin
                count = count + 1;
                for (j = 2 * i; j <= LIMIT; j = j + i) composite[j] = 1;
            end
        $display("primes: %0d", count);

        for (i = 0; i < 1_000_000; i = i + 1) memory[i] = i * i;
        $display("memory: %0d %0d", memory[1000], memory[999_999]);

        for (i = 0; i < SIZE; i = i + 1) numbers[i] = (i * 7919 + 13) % 1009;
        for (i = 1; i < SIZE; i = i + 1)
            for (j = i; j > 0 && numbers[j - 1] > numbers[j]; j = j - 1) begin
                swap = numbers[j];
                numbers[j] = numbers[j - 1];
                numbers[j - 1] = swap;
            end
        $display("sorted: %0d %0d %0d", numbers[0], numbers[SIZE / 2], numbers[SIZE - 1]);

        fork
            longest_chain(0); longest_chain(1); longest_chain(2); longest_chain(3); longest_chain(4);
            longest_chain(5); longest_chain(6); longest_chain(7); longest_chain(8); longest_chain(9);
        join
        best = 0;
        for (i = 0; i < 10; i = i + 1) if (chains[i] > best) best = chains[i];
        $display("longest chain: %0d steps", best);
        $finish(0);
    end
endmodule
