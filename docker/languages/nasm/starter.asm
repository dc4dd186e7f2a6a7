; System calls take their number in rax, their arguments in rdi, rsi and rdx; rax has the result.
%define READ  0
%define WRITE 1
%define EXIT  60

        global  _start

        section .data
ask_name:   db "What is your name? "
.length:    equ $ - ask_name
hello:      db "Hello, "
.length:    equ $ - hello
ask_count:  db "!", 10, "How many squares shall I print? "
.length:    equ $ - ask_count
by:         db " x "
.length:    equ $ - by
equals:     db " = "
.length:    equ $ - equals
newline:    db 10

        section .bss
input:  resb 4096
end:    resq 1                  ; where what was read ends
digits: resb 20

%macro  print 2                 ; address, length
        mov     rsi, %1
        mov     rdx, %2
        call    write
%endmacro

        section .text
_start: mov     qword [end], input
        mov     rbp, input      ; what is read next
        print   ask_name, ask_name.length
        call    read_line
        mov     r12, rsi
        mov     r13, rdx
        print   hello, hello.length
        print   r12, r13
        print   ask_count, ask_count.length
        call    read_line

        xor     r12, r12        ; the count, out of its digits
.digit: movzx   rax, byte [rsi]
        sub     rax, '0'
        cmp     rax, 9
        ja      .squares
        imul    r12, 10
        add     r12, rax
        inc     rsi
        jmp     .digit

.squares:
        mov     rbx, 1
.next:  cmp     rbx, r12
        jg      .done
        mov     rax, rbx
        call    write_number
        print   by, by.length
        mov     rax, rbx
        call    write_number
        print   equals, equals.length
        mov     rax, rbx
        imul    rax, rbx
        call    write_number
        print   newline, 1
        inc     rbx
        jmp     .next

.done:  mov     rax, EXIT
        xor     rdi, rdi
        syscall

; Prints the rdx bytes at rsi.
write:  mov     rax, WRITE
        mov     rdi, 1
        syscall
        ret

; Prints the number in rax.
write_number:
        mov     rsi, digits + 20
        mov     rcx, 10
.digit: xor     rdx, rdx
        div     rcx
        add     dl, '0'
        dec     rsi
        mov     [rsi], dl
        test    rax, rax
        jnz     .digit
        mov     rdx, digits + 20
        sub     rdx, rsi
        jmp     write

; Gives the next line of the input: rdx bytes at rsi.
read_line:
        mov     r8, rbp
.look:  cmp     rbp, [end]
        je      .more
        inc     rbp
        cmp     byte [rbp - 1], 10
        jne     .look
        mov     rdx, rbp
        sub     rdx, r8
        dec     rdx
        mov     rsi, r8
        ret
.more:  mov     rax, READ
        xor     rdi, rdi
        mov     rsi, [end]
        mov     rdx, input + 4096
        sub     rdx, rsi
        syscall
        add     [end], rax
        test    rax, rax
        jg      .look
        mov     rdx, rbp        ; the input ends without a newline
        sub     rdx, r8
        mov     rsi, r8
        ret
