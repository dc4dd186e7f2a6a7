%include "constants.inc"

        global  main
        extern  area, perimeter, printf

        section .data
format: db      "area %ld, perimeter %ld", 10, 0

        section .text
main:   push    rbx
        mov     rdi, WIDTH
        mov     rsi, HEIGHT
        call    area
        mov     rbx, rax
        call    perimeter
        mov     rdi, format
        mov     rsi, rbx
        mov     rdx, rax
        xor     eax, eax
        call    printf
        pop     rbx
        xor     eax, eax
        ret
