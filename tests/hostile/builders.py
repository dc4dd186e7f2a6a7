"""Programs whose own code runs while they are compiled, or that set the compiler to endless work."""

import json

from tests.hostile.attack import Attack

ENDED = ("compile_error", "memory_limit", "time_limit")
REFUSED = ("compile_error",)
GOT = ("meddled", "root:", "DATABASE", "wrote")

# What a shell tries while the compiler runs; it names what it got through.
MEDDLE = """
for path in /etc/passwd /proc/1/oom_score_adj /proc/sys/kernel/core_pattern /sandbox/init \
    /etc/hostile-mark /usr/hostile-mark /sandbox/hostile-mark /root/hostile-mark /var/tmp/hostile-mark \
    /home/hostile-mark /opt/hostile-mark /dev/hostile-mark /sys/hostile-mark; do
    if (echo x >>"$path") 2>/dev/null; then echo "meddled with $path"; fi
done
cat /etc/shadow /proc/1/environ 2>/dev/null
ls /proc | grep -c '^[0-9]' | awk '$1 > 12 {print "meddled: sees others"}'
(setsid bash -c 'exec -a hostile-mark sleep 60' >/dev/null 2>&1 &)
"""
MAKEFILE = """
all: ; @bash ./meddle
	@$(MAKE) -s bomb & $(MAKE) -s flood
bomb: ; @while :; do $(MAKE) -s -j64 bomb bomb2 & done
bomb2: bomb
flood: ; @yes hostile
"""
HASKELL = """{-# LANGUAGE TemplateHaskell #-}
import Control.Exception
import Language.Haskell.TH
main :: IO ()
main = putStr $(runIO (concat <$> mapM (handle (\\e -> return (const "" (e :: IOException))))
  [readFile "/etc/shadow" >>= evaluate, writeFile "/usr/hostile-mark" "x" >> return "wrote"]) >>= stringE)
"""
CRYSTAL = f'{{% puts system({json.dumps(MEDDLE)}) %}}\n{{% raise "enough" %}}'
RUST = 'fn main() { print!("{:?} {:?}", include_bytes!("/etc/shadow"), env!("SECRET_KEY")) }'
RUST_LOOP = """#![allow(long_running_const_eval)]
const X: u64 = { let mut n = 0u64; loop { n = n.wrapping_add(1); if n == u64::MAX { break n } } };
fn main() { print!("{}", X) }
"""
ZIG_LOOP = "pub fn main() void { comptime { @setEvalBranchQuota(4294967295); var n: u64 = 0; while (true) n +%= 1; } }"
D_LOOP = "int f() { int n; while (true) n++; return n; }\nenum x = f();\nvoid main() {}"
D_IMPORT = 'import std.stdio;\nvoid main() { write(import("/etc/shadow")); }'
TYPES = """
type D = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type X = `${D}${D}${D}${D}${D}${D}${D}${D}`;
type Deep<T, N extends unknown[] = []> = N["length"] extends 999 ? T : [Deep<[T, T], [...N, 0]>, Deep<T[], [...N, 0]>];
const x: Deep<X> = 1;
"""
GO = """package main
import _ "embed"
//go:generate sh -c "cat /etc/shadow"
//go:embed ../etc/shadow
var s string
func main() { print(s) }
"""
PROCESSOR = """
import java.util.Set;
import javax.annotation.processing.*;
import javax.lang.model.element.TypeElement;
public class Evil extends AbstractProcessor {
    static { System.err.println("meddled"); }
    public boolean process(Set<? extends TypeElement> all, RoundEnvironment round) { return true; }
}
"""
ASSEMBLER = '%include "/etc/shadow"\nincbin "/etc/shadow"\nincbin "/proc/1/environ"\nincbin "/dev/zero"'


def of_files(**files: str) -> dict[str, list[dict[str, str]]]:
    return {"files": [{"name": name.replace("_", "."), "content": content} for name, content in files.items()]}


ATTACKS = [
    Attack(
        name="build script",
        language="multi-file",
        code="",
        asks=of_files(run_sh="echo built", compile_sh=MEDDLE),
        says="built\n",
        ends={"compileOutput": ""},
    ),
    Attack(
        name="makefile",
        language="multi-file",
        code="",
        asks=of_files(run_sh="true", compile_sh="make -s", Makefile=MAKEFILE, meddle=MEDDLE),
        verdicts=ENDED,
        but=GOT,
    ),
    Attack(name="template haskell", language="haskell", code=HASKELL, ends={"compileOutput": ""}),
    Attack(name="crystal macro", language="crystal", code=CRYSTAL, verdicts=REFUSED, but=GOT),
    Attack(name="rust reads", language="rust", code=RUST, verdicts=REFUSED, but=GOT),
    Attack(name="rust loop", language="rust", code=RUST_LOOP, verdicts=ENDED),
    Attack(name="zig loop", language="zig", code=ZIG_LOOP, verdicts=ENDED),
    Attack(name="d loop", language="d", code=D_LOOP, verdicts=ENDED),
    Attack(name="d reads", language="d", code=D_IMPORT, verdicts=REFUSED, but=GOT),
    Attack(name="types", language="typescript", code=TYPES, verdicts=ENDED),
    Attack(name="go reads", language="go", code=GO, verdicts=REFUSED, but=GOT),
    Attack(
        name="annotation processor",
        language="java",
        code="",
        asks=of_files(
            Main_java="public class Main { public static void main(String[] args) {} }",
            Evil_java=PROCESSOR,
            **{"META-INF/services/javax_annotation_processing_Processor": "Evil"},
        ),
        but=GOT,
    ),
    Attack(name="assembler reads", language="nasm", code=ASSEMBLER, verdicts=REFUSED, but=GOT),
    Attack(name="assembler repeats", language="nasm", code="%rep 1 << 40\n dq 1\n%endrep", verdicts=ENDED),
]
