        global  main
        extern  fgets, printf, stdin, strcspn

        section .data
newline: db     10, 0
format: db      "[%s] %lu", 10, 0

        section .bss
line:   resb    100

        section .text
main:   push    rbx
.next:  mov     rdi, line
        mov     rsi, 100
        mov     rdx, [stdin]
        call    fgets
        test    rax, rax
        jz      .done
        mov     rdi, line
        mov     rsi, newline
        call    strcspn
        mov     byte [line + rax], 0
        mov     rdi, format
        mov     rsi, line
        mov     rdx, rax
        xor     eax, eax
        call    printf
        jmp     .next
.done:  pop     rbx
        xor     eax, eax
        ret
