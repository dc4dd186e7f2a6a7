import { grammar } from "./monarch.ts";

export default grammar({
  ignoreCase: true,
  line: [";"],
  quotes: "\"'`",
  doubled: true,
  word: /[a-z_.?][\w.?$#@~]*/,
  keywords: `adc add and bsf bsr bswap bt btc btr bts call cbw cdq cdqe clc cld cmc cmova cmovae cmovb cmove cmovg cmovge cmovl cmovle cmovne
    cmp cmpsb cmpxchg cpuid cqo cwd cwde dec div enter hlt idiv imul inc int ja jae jb jbe jc je jecxz jg jge jl jle jmp jna jnb jnc jne jno
    jns jnz jo jp jrcxz js jz lea leave lodsb lodsd lodsq lodsw loop loope loopne mov movaps movd movdqa movdqu movq movsb movsd movsq movss movsw movsx movsxd movups movzx mul neg nop not
    or pop popf push pushf rcl rcr rdtsc rep repe repne ret rol ror sahf sal sar sbb scasb seta setae setb sete setg setge setl setle setne setz shl shr stc std
    stosb stosd stosq sub syscall sysenter test xchg xor addsd subsd mulsd divsd addss subss mulss divss cvtsi2sd cvttsd2si sqrtsd pxor`,
  types: `absolute align alignb bits byte common cpu db dd default do dq dt dw dword equ extern global incbin istruc endstruc org oword ptr qword rel resb
    resd resq rest resw section segment struc iend times tword use16 use32 use64 word xmmword ymmword`,
  constants: `al ah ax eax rax bl bh bx ebx rbx cl ch cx ecx rcx dl dh dx edx rdx si sil esi rsi di dil edi rdi bp bpl ebp rbp sp spl esp rsp
    r8 r8b r8d r8w r9 r9b r9d r9w r10 r10b r10d r10w r11 r11b r11d r11w r12 r12b r12d r12w r13 r13b r13d r13w r14 r14b r14d r14w r15 r15b r15d r15w rip cs ds es fs gs ss
    xmm0 xmm1 xmm2 xmm3 xmm4 xmm5 xmm6 xmm7 xmm8 xmm9 xmm10 xmm11 xmm12 xmm13 xmm14 xmm15 ymm0 ymm1 ymm2 ymm3`,
  first: [
    [/%[a-z]\w*/, "keyword.directive"],
    [/%%?[\w$]+/, "variable.predefined"],
    [/^\s*[\w.?$#@~]+:/, "function"],
    [/0x[\da-f_]+|\$?\d[\da-f_]*h\b|[01_]+b\b/, "number"],
  ],
});
