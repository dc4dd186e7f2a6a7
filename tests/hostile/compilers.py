"""Sources that are hostile to the compiler, or use it to read what they should not."""

from tests.hostile.attack import Attack

REFUSED = ("compile_error",)
ENDED = ("compile_error", "memory_limit", "time_limit")
ROOT = ("root:", "daemon:")

DOUBLING = "#define A0 x\n" + "".join(f"#define A{n + 1} A{n} A{n} A{n} A{n}\n" for n in range(16)) + "int A16;"
TEMPLATES = """
template <int N, int M> struct F { static const long v = F<N - 1, M>::v + F<N - 1, M + N>::v; };
template <int M> struct F<0, M> { static const long v = M; };
int main() { return F<800, 0>::v; }
"""
CONSTEXPR = "constexpr long f(long n) { long s = 0; while (n) s += n; return s; }\nint main() { return f(1); }\n"
READING = ("/etc/shadow", "/etc/passwd", "/proc/self/environ", "/proc/1/environ", "/proc/1/mem", "/sandbox/init")

ATTACKS = [
    Attack(name="include zero", language="c", code='#include "/dev/zero"\nint main(void){}', verdicts=ENDED),
    Attack(name="include random", language="c", code='#include "/dev/urandom"\nint main(void){}', verdicts=ENDED),
    Attack(name="include terminal", language="c", code='#include "/dev/tty"\nint main(void){}', verdicts=REFUSED),
    Attack(name="include input", language="c", code='#include "/dev/stdin"\nint main(void){}', asks={"input": "int;"}),
    Attack(name="include itself", language="c", code='#include "main.c"\nint main(void){}', verdicts=REFUSED),
    Attack(name="macros", language="c", code=DOUBLING, verdicts=ENDED),
    Attack(name="templates", language="cpp", code=TEMPLATES, verdicts=ENDED),
    Attack(name="constant", language="cpp", code=f"{CONSTEXPR}static_assert(f(1));", verdicts=ENDED),
    Attack(name="huge object", language="c", code="char a[1l << 33] = {1};\nint main(void){}", verdicts=ENDED),
    Attack(name="repeat", language="c", code='asm(".rept 1<<30; .quad 1; .endr");\nint main(void){}', verdicts=ENDED),
    Attack(name="brackets", language="c", code="int main(void){return " + "(" * 200_000, verdicts=ENDED),
    Attack(name="errors", language="c", code="x;\n" * 100_000, verdicts=ENDED),
    Attack(
        name="reading",
        language="c",
        code="".join(f'#if __has_include("{path}")\n#include "{path}"\n#endif\n' for path in READING)
        + "int main(void){}",
        verdicts=REFUSED,
        but=("SECRET", "DATABASE", "root:$", "root:*"),
    ),
    Attack(
        name="embedding",
        language="c",
        code='#include <stdio.h>\nasm("s: .incbin \\"/etc/shadow\\"");extern char s[];int main(void){puts(s);}',
        verdicts=REFUSED,
        but=ROOT,
    ),
]
