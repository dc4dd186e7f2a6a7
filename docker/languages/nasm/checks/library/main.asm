; C's library without C's main.
        default rel
        global  _start
        extern  exit, pow, printf, sqrt

        section .data
format: db      "%.4f %.0f", 10, 0
two:    dq      2.0
ten:    dq      10.0

        section .text
_start: movsd   xmm0, [two]
        movsd   xmm1, [ten]
        call    pow
        movsd   [ten], xmm0
        movsd   xmm0, [two]
        call    sqrt
        movsd   xmm1, [ten]
        mov     rdi, format
        mov     eax, 2
        call    printf
        xor     edi, edi
        call    exit
