        global  main
        extern  printf, putchar

        section .data
format: db      "%s", 0

        section .text
main:   push    rbx
        push    r12
        push    r13
        mov     r12, rdi        ; argc
        mov     r13, rsi        ; argv
        mov     rbx, 1
.next:  mov     rdi, format
        mov     rsi, [r13 + rbx * 8]
        xor     eax, eax
        call    printf
        inc     rbx
        mov     edi, '|'
        mov     eax, 10
        cmp     rbx, r12
        cmove   edi, eax
        call    putchar
        cmp     rbx, r12
        jl      .next
        pop     r13
        pop     r12
        pop     rbx
        xor     eax, eax
        ret
