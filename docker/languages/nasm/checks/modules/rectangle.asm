        global  area, perimeter

        section .text
area:   mov     rax, rdi
        imul    rax, rsi
        ret

perimeter:
        lea     rax, [rdi + rsi]
        add     rax, rax
        ret
