module full_adder(input a, b, carry_in, output sum, carry_out);
    assign sum = a ^ b ^ carry_in;
    assign carry_out = a & b | carry_in & (a ^ b);
endmodule

module adder #(parameter WIDTH = 4) (input [WIDTH-1:0] left, right, output [WIDTH:0] sum);
    wire [WIDTH:0] carry;
    genvar bit_number;

    assign carry[0] = 0;
    assign sum[WIDTH] = carry[WIDTH];
    generate
        for (bit_number = 0; bit_number < WIDTH; bit_number = bit_number + 1) begin : bits
            full_adder one(left[bit_number], right[bit_number], carry[bit_number], sum[bit_number], carry[bit_number + 1]);
        end
    endgenerate
endmodule
