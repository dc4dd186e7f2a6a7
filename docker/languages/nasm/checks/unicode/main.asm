        global  main
        extern  printf, puts, scanf

        section .data
text:   db      "Grüße, 世界 🚀", 0
line:   db      "%49[^", 10, "]", 0
format: db      "Hallo, %s!", 10, 0

        section .bss
name:   resb    50

        section .text
main:   push    rbx
        mov     rdi, text
        call    puts
        mov     rdi, line
        mov     rsi, name
        xor     eax, eax
        call    scanf
        mov     rdi, format
        mov     rsi, name
        xor     eax, eax
        call    printf
        pop     rbx
        xor     eax, eax
        ret
