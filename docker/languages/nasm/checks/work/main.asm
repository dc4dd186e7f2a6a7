        global  main
        extern  calloc, malloc, printf, pthread_create, pthread_join, qsort

LIMIT   equ     2000000
NUMBERS equ     1000000
WORKERS equ     10
MODULUS equ     1000000007

        section .data
primes_text:    db "primes: %ld", 10, 0
numbers_text:   db "numbers: median %ld, checksum %ld", 10, 0
threads_text:   db "threads: %ld", 10, 0

        section .bss
threads: resq   WORKERS
sums:   resq    WORKERS

        section .text
main:   push    rbx
        call    count_primes
        mov     rdi, primes_text
        mov     rsi, rax
        xor     eax, eax
        call    printf
        call    sort_numbers
        call    run_threads
        pop     rbx
        xor     eax, eax
        ret

; Gives how many primes there are up to LIMIT.
count_primes:
        push    rbx
        mov     rdi, LIMIT + 1
        mov     rsi, 1
        call    calloc
        mov     rdi, rax        ; whether a number is composite
        xor     rax, rax
        mov     rcx, 2
.next:  cmp     byte [rdi + rcx], 0
        jne     .skip
        inc     rax
        mov     rdx, rcx
        imul    rdx, rcx
.strike:
        cmp     rdx, LIMIT
        jg      .skip
        mov     byte [rdi + rdx], 1
        add     rdx, rcx
        jmp     .strike
.skip:  inc     rcx
        cmp     rcx, LIMIT
        jle     .next
        pop     rbx
        ret

sort_numbers:
        push    rbx
        mov     rdi, NUMBERS * 8
        call    malloc
        mov     rbx, rax
        mov     rax, 42         ; a generator of one's own gives the same numbers everywhere
        xor     rcx, rcx
.fill:  imul    rax, rax, 1103515245
        add     rax, 12345
        and     rax, 0x7fffffff
        mov     [rbx + rcx * 8], rax
        inc     rcx
        cmp     rcx, NUMBERS
        jl      .fill

        mov     rdi, rbx
        mov     rsi, NUMBERS
        mov     rdx, 8
        mov     rcx, compare
        call    qsort

        xor     rax, rax
        xor     rcx, rcx
        mov     rsi, MODULUS
.sum:   imul    rax, rax, 31
        add     rax, [rbx + rcx * 8]
        xor     rdx, rdx
        div     rsi
        mov     rax, rdx
        inc     rcx
        cmp     rcx, NUMBERS
        jl      .sum

        mov     rdi, numbers_text
        mov     rsi, [rbx + NUMBERS / 2 * 8]
        mov     rdx, rax
        xor     eax, eax
        call    printf
        pop     rbx
        ret

; Gives which of two numbers, whose addresses it gets, is greater: 1, 0 or -1.
compare:
        mov     rdx, [rdi]
        xor     eax, eax
        xor     ecx, ecx
        cmp     rdx, [rsi]
        setg    al
        setl    cl
        sub     eax, ecx
        ret

run_threads:
        push    rbx
        xor     rbx, rbx
.start: lea     rdi, [threads + rbx * 8]
        xor     rsi, rsi
        mov     rdx, worker
        mov     rcx, rbx
        call    pthread_create
        inc     rbx
        cmp     rbx, WORKERS
        jl      .start

        xor     rbx, rbx
.wait:  mov     rdi, [threads + rbx * 8]
        xor     rsi, rsi
        call    pthread_join
        inc     rbx
        cmp     rbx, WORKERS
        jl      .wait

        xor     rax, rax
        xor     rcx, rcx
.sum:   add     rax, [sums + rcx * 8]
        inc     rcx
        cmp     rcx, WORKERS
        jl      .sum
        mov     rcx, MODULUS
        xor     rdx, rdx
        div     rcx
        mov     rdi, threads_text
        mov     rsi, rdx
        xor     eax, eax
        call    printf
        pop     rbx
        ret

; Adds up the squares of the numbers that are worker rdi's share.
worker: imul    rcx, rdi, 100000
        lea     r9, [rcx + 100000]
        xor     rax, rax
        mov     rsi, MODULUS
.next:  mov     rdx, rcx
        imul    rdx, rcx
        add     rax, rdx
        xor     rdx, rdx
        div     rsi
        mov     rax, rdx
        inc     rcx
        cmp     rcx, r9
        jl      .next
        mov     [sums + rdi * 8], rax
        xor     rax, rax
        ret
