        global  _start

        section .text
_start: xor     rcx, rcx
        mov     rax, 1
        div     rcx
