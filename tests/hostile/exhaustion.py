"""Programs that take all they can get: time, processes, memory, disk, descriptors, output."""

from dataclasses import replace

from tests.hostile.attack import Attack

SHORT = {"timeout": 1000}
SMALL = {"timeout": 3000, "memoryLimit": 64}
BOUNDED = ("success", "time_limit", "memory_limit", "runtime_error")

FILL = """
import os
for folder in ('/work', '/tmp', '/dev/shm'):
    try:
        for n in range(1000):
            with open(f'{folder}/hostile-mark{n}', 'wb', buffering=0) as file:
                for _ in range(4): file.write(bytes(1 << 20))
    except OSError as error: print(folder, error.strerror, flush=True)
"""
FULL = "".join(f"{folder} No space left on device\n" for folder in ("/work", "/tmp", "/dev/shm"))
DEEP = """
import os
os.makedirs('output', exist_ok=True)
for folder in ('output', '/tmp'):
    os.chdir(folder)
    try:
        for n in range(1500): os.mkdir('d' * 200); os.chdir('d' * 200)
    except OSError: pass
    for n in range(200): os.mkdir(f'{n}\\n\\x1b[2J-rf', 0)
    os.chdir('/work')
"""

ENDLESS = [
    Attack(name="loop", code="print('before', flush=True)\nwhile True: pass", says="before\n", asks=SHORT),
    Attack(name="uninterruptible", code="print(len(str(7 ** 10 ** 9)))", asks=SHORT),
    Attack(name="sleep", code="import time\nprint('before', flush=True)\ntime.sleep(60)", says="before\n", asks=SHORT),
    Attack(name="drip", code="import time\nwhile True: print('.', flush=True); time.sleep(0.2)", says=None, asks=SHORT),
    Attack(name="deaf", code="trap '' $(seq 1 64); while :; do :; done", language="bash", asks=SHORT),
    Attack(name="stopped", code="kill -STOP $$", language="bash", asks=SHORT),
    Attack(name="spread", code="import os\nfor _ in range(4): os.fork()\nwhile True: pass", asks={"cpuTimeLimit": 500}),
    Attack(
        name="mute",
        code="import os, time\nfor fd in (0, 1, 2): os.close(fd)\ntime.sleep(60)",
        asks=SHORT,
    ),
]
TIME = [
    replace(each, verdicts=("time_limit",), everywhere=each.name in ("loop", "deaf", "stopped")) for each in ENDLESS
]

PROCESSES = [
    Attack(
        name="fork bomb",
        code="import os\nwhile True:\n try: os.fork()\n except OSError: pass",
        verdicts=("time_limit",),
        asks=SHORT | {"processLimit": 64},
        everywhere=True,
    ),
    Attack(
        name="bash bomb",
        code=":(){ :|:& };:; wait; while :; do :; done 2>/dev/null",
        language="bash",
        verdicts=BOUNDED,
        says=None,
        asks=SHORT,
    ),
    Attack(
        name="thread bomb",
        code="import threading, time\nwhile True: threading.Thread(target=time.sleep, args=(60,)).start()",
        verdicts=("time_limit", "memory_limit"),
        asks=SHORT,
    ),
    Attack(
        name="zombies",
        code="import os\ntry:\n while True:\n  if os.fork() == 0: os._exit(0)\nexcept OSError: print('full')",
        says="full\n",
        everywhere=True,
    ),
]

MEMORY = [
    Attack(
        name="memory",
        code="kept = []\nwhile True: kept.append(bytearray(1 << 20))",
        verdicts=("memory_limit",),
        asks=SMALL,
        everywhere=True,
    ),
    Attack(
        name="memory by children",
        code="import os, time\nwhile True:\n if os.fork() == 0: kept = bytearray(16 << 20); time.sleep(60)",
        verdicts=("memory_limit",),
        asks=SMALL | {"processLimit": 32},
    ),
    Attack(
        name="a child's memory",
        code="import os\nif os.fork() == 0: bytearray(200 << 20)\nelse: os.wait(); print('all is well')",
        verdicts=("memory_limit",),
        says=None,
        asks=SMALL,
    ),
    Attack(
        name="shared memory",
        code="import ctypes\nlibc = ctypes.CDLL(None)\nlibc.shmat.restype = ctypes.c_void_p\n"
        "for n in range(4096):\n"
        " at = libc.shmat(libc.shmget(n + 1, 1 << 20, 0o1666), None, 0)\n"
        " if at not in (None, 2 ** 64 - 1): ctypes.memset(at, 1, 1 << 20)",
        verdicts=("memory_limit",),
        asks=SMALL,
        everywhere=True,
    ),
    Attack(
        name="locked memory",
        code="import ctypes, mmap\nlibc = ctypes.CDLL(None)\nprint(libc.mlockall(7))\nmmap.mmap(-1, 200 << 20)",
        verdicts=("success", "memory_limit", "runtime_error"),
        says=None,
        asks=SMALL,
    ),
    Attack(
        name="pipes",
        code="import fcntl, os\ntry:\n"
        " while True:\n"
        "  ends = os.pipe2(os.O_NONBLOCK)\n"
        "  try: fcntl.fcntl(ends[1], 1031, 1 << 20)\n"
        "  except OSError: pass\n"
        "  os.write(ends[1], bytes(1 << 20))\n"
        "except OSError: pass",
        verdicts=("success", "memory_limit"),
        asks=SMALL,
    ),
    Attack(name="reservation", code="import mmap\nmmap.mmap(-1, 64 << 30, flags=0x4022)\nprint('fits')", says="fits\n"),
]

DISK = [
    Attack(name="disk", code=FILL, says=FULL, asks={"memoryLimit": 512}, everywhere=True),
    Attack(name="disk beyond memory", code=FILL, verdicts=("memory_limit",), says=None, asks=SMALL),
    Attack(
        name="inodes",
        code="import os\nfor n in range(10 ** 6): os.close(os.open(f'/tmp/hostile-mark{n}', os.O_CREAT))",
        verdicts=("runtime_error", "memory_limit", "time_limit"),
        asks=SMALL,
    ),
    Attack(
        name="terabyte",
        code="import os\nos.mkdir('output')\nos.truncate(os.open('output/out.txt', os.O_CREAT | os.O_RDWR), 1 << 40)",
        verdicts=("runtime_error",),
    ),
    Attack(name="deep folders", code=DEEP, ends={"files": []}, everywhere=True),
    Attack(
        name="descriptors",
        code="import os\ntry:\n while True: os.dup(0)\nexcept OSError as error: print(error.strerror)",
        says="Too many open files\n",
    ),
    Attack(
        name="arguments",
        code="import os\ntry: os.execv('/bin/true', ['x' * 130000] * 200)\n"
        "except OSError as error: print(error.strerror)",
        says="Argument list too long\n",
    ),
    Attack(
        name="unread input",
        code="print('done')",
        says="done\n",
        asks={"input": "x" * 900_000},
    ),
]

# Without a jail the kernel kills init in its place.
DODGE = """
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
int main(void) {
    const char *files[] = {"/dev/shm/x", "/tmp/x", "/work/x"};
    char block[4096];
    memset(block, 1, sizeof block);
    int score = open("/proc/self/oom_score_adj", O_WRONLY);
    if (write(score, "0", 1) == 1) puts("dodged");
    for (int n = 0; n < 3; n++) for (int file = open(files[n], O_RDWR | O_CREAT, 0600); write(file, block, 4096) > 0;);
    for (;;) memset(mmap(0, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), 1, 1 << 20);
}
"""
DODGING = [
    Attack(
        name="dodge",
        code=DODGE,
        language="c",
        verdicts=("memory_limit",),
        asks=SMALL | {"memoryLimit": 32, "compilerOptions": ["-static"]},
        everywhere=True,
    )
]

FEW = {"timeout": 5000, "outputLimit": 8000}
FLOOD = "import os\nwhile True: os.write({}, b'hostile ' * 4096)"
OUTPUT = [
    Attack(name="flood", code=FLOOD.format(1), verdicts=("output_limit",), says="hostile " * 1000, asks=FEW),
    Attack(name="flood of errors", code=FLOOD.format(2), verdicts=("output_limit",), says="", asks=FEW),
    Attack(
        name="traceback",
        code="import sys\nsys.setrecursionlimit(10 ** 6)\ndef down(n): return down(n + 1)\ndown(0)",
        verdicts=BOUNDED,
        asks=SMALL,
    ),
    Attack(
        name="bytes",
        code="import os\nos.write(1, bytes(range(256)))",
        says=bytes(range(256)).decode(errors="replace"),
    ),
]
ATTACKS = TIME + PROCESSES + MEMORY + DODGING + DISK + OUTPUT
