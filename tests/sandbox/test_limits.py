"""Every limit, at its edge, with the true reason."""

from dataclasses import replace

import pytest

from executions.sandbox.job import Stop, Stream
from tests.sandbox.programs import COUNT_PROCESSES, MIB, SPEC, Runner

pytestmark = pytest.mark.asyncio(loop_scope="session")

SPIN = "while True: pass"
SLEEP = "import time; print('before', flush=True); time.sleep(60)"
BURN_TOGETHER = """
import os
for _ in range(3):
    if os.fork() == 0:
        while True: pass
os.wait()
"""
BURN_IN_SHORT_LIVED_CHILDREN = """
import os, signal
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
while True:
    try: child = os.fork()
    except BlockingIOError: child = -1  # As many as may be.
    if child == 0:
        for _ in range(200000): pass
        os._exit(0)
    os.sched_yield()
"""


async def test_wall_time_ends_a_program_that_only_sleeps_and_keeps_what_it_said(run: Runner) -> None:
    ran = await run(SLEEP, wall=1.0)
    assert ran.ended.stop is Stop.WALL
    assert ran.out == "before\n"
    assert ran.ended.wall >= 0.5


async def test_no_wall_limit_is_none(run: Runner) -> None:
    ran = await run("print('done')", wall=None)
    assert ran.ended.stop is Stop.EXITED


async def test_cpu_time_ends_a_busy_loop(run: Runner) -> None:
    ran = await run(SPIN, cpu=0.3)
    assert ran.ended.stop is Stop.CPU
    assert ran.ended.user + ran.ended.system >= 0.25


@pytest.mark.parametrize("source", [BURN_TOGETHER, BURN_IN_SHORT_LIVED_CHILDREN])
async def test_cpu_time_is_summed_over_all_processes(run: Runner, source: str) -> None:
    ran = await run(source, cpu=0.5)
    assert ran.ended.stop is Stop.CPU


async def test_sleeping_uses_no_cpu_time(run: Runner) -> None:
    ran = await run("import time; time.sleep(0.6); print('slept')", cpu=0.4)
    assert (ran.ended.stop, ran.out) == (Stop.EXITED, "slept\n")


async def test_a_program_that_ignores_every_signal_is_killed(run: Runner) -> None:
    ran = await run(
        (
            "import signal\n"
            "for n in range(1, 65):\n"
            " try: signal.signal(n, signal.SIG_IGN)\n"
            " except (OSError, ValueError): pass\n"
            "while True: pass"
        ),
        wall=0.6,
    )
    assert ran.ended.stop is Stop.WALL


async def test_a_stopped_program_is_killed(run: Runner) -> None:
    ran = await run("import os, signal; os.kill(os.getpid(), signal.SIGSTOP)", wall=0.6)
    assert ran.ended.stop is Stop.WALL


async def test_output_that_just_fits_is_whole(run: Runner) -> None:
    ran = await run("print('x' * 9999)", output=10_000)
    assert (ran.ended.stop, ran.ended.output_cut) == (Stop.EXITED, False)
    assert len(ran.out) == 10_000


async def test_output_one_byte_too_long_is_cut_exactly(run: Runner) -> None:
    ran = await run("print('x' * 10000)", output=10_000)
    assert (ran.ended.stop, ran.ended.output_cut) == (Stop.OUTPUT, True)
    assert ran.out == "x" * 10_000


async def test_output_is_limited_over_both_streams_together(run: Runner) -> None:
    ran = await run("import os\nwhile True: os.write(1, b'a' * 700); os.write(2, b'b' * 700)", output=100_000)
    assert ran.ended.stop is Stop.OUTPUT
    assert len(ran.out) + len(ran.err) == 100_000


async def test_endless_output_ends_soon(run: Runner) -> None:
    ran = await run("import os\nwhile True: os.write(1, b'x' * 65536)", output=5 * MIB)
    assert (ran.ended.stop, len(ran.out)) == (Stop.OUTPUT, 5 * MIB)


async def test_a_program_that_prints_nothing_may_have_no_output_allowance(run: Runner) -> None:
    ran = await run("pass", output=0)
    assert ran.ended.stop is Stop.EXITED


async def test_memory_ends_a_program_that_takes_too_much(run: Runner) -> None:
    ran = await run("x = bytearray(300_000_000); print(len(x))")
    assert ran.ended.stop is Stop.MEMORY
    assert ran.ended.memory >= 100 * MIB


async def test_memory_that_fits_is_had(run: Runner) -> None:
    ran = await run("x = bytearray(80_000_000); print(len(x))")
    assert (ran.ended.stop, ran.out) == (Stop.EXITED, "80000000\n")
    assert 80_000_000 <= ran.ended.memory < 128 * MIB


async def test_reserved_memory_that_is_not_used_counts_for_nothing(run: Runner) -> None:
    ran = await run(
        "import mmap; m = mmap.mmap(-1, 10 << 30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000); print('ok')"
    )
    assert (ran.ended.stop, ran.out) == (Stop.EXITED, "ok\n")
    assert ran.ended.memory < 64 * MIB


async def test_memory_is_summed_over_processes(run: Runner) -> None:
    ran = await run(
        "import os, time\n"
        "for _ in range(6):\n"
        " if os.fork() == 0:\n"
        "  x = bytearray(40_000_000); time.sleep(5); os._exit(0)\n"
        "while True:\n"
        " os.wait()"
    )
    assert ran.ended.stop is Stop.MEMORY


async def test_a_child_killed_for_memory_decides_even_if_its_parent_ends_well(run: Runner) -> None:
    ran = await run("import os\nif os.fork() == 0: bytearray(300_000_000)\nelse: os.wait()")
    assert ran.ended.stop is Stop.MEMORY


async def test_a_sandbox_asked_for_more_memory_has_exactly_that(run: Runner) -> None:
    source = "x = bytearray(170_000_000); print('fits')"
    assert (await run(source)).ended.stop is Stop.MEMORY
    assert (await run(source, spec=replace(SPEC, memory=256 * MIB))).out == "fits\n"


@pytest.mark.parametrize("processes", [4, 32])
async def test_processes_are_limited_exactly(run: Runner, processes: int) -> None:
    ran = await run(COUNT_PROCESSES, spec=replace(SPEC, processes=processes))
    assert ran.out == f"{processes}\n"


async def test_a_fork_bomb_that_never_gives_up_ends_by_its_limit(run: Runner) -> None:
    ran = await run("import os\nwhile True:\n try: os.fork()\n except OSError: pass", wall=1.5)
    assert ran.ended.stop in (Stop.WALL, Stop.CPU)
    assert (await run("print('next')")).out == "next\n"


async def test_zombies_count_as_processes_and_are_gone_afterwards(run: Runner) -> None:
    ran = await run("import os\ntry:\n while True:\n  if os.fork() == 0: os._exit(0)\nexcept OSError: print('full')")
    assert ran.out == "full\n"
    assert (await run(COUNT_PROCESSES)).out == "32\n"


async def test_a_file_beyond_its_limit_cannot_be_written(run: Runner) -> None:
    source = """
import os, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
f = open('big', 'wb', buffering=0)
print(f.write(b'x' * 100_000))
print(f.write(b'x' * 100_000))
try: f.write(b'x')
except OSError as e: print(e.strerror)
"""
    ran = await run(source, file_size=150_000)
    assert ran.out == "100000\n50000\nFile too large\n"


@pytest.mark.parametrize("folder", ["/work", "/tmp", "/dev/shm"])
async def test_each_writable_folder_holds_so_much_and_no_more(run: Runner, folder: str) -> None:
    source = f"""
import os
total = 0
try:
    for n in range(100):
        with open(f'{folder}/{{n}}', 'wb', buffering=0) as f:
            while total < 64 << 20: total += f.write(b'x' * 65536)
except OSError as e: print(e.strerror)
print(total >> 20)
"""
    ran = await run(source, file_size=64 * MIB)
    said, total = ran.out.split("\n")[:2]
    assert (said, int(total) in (15, 16)) == ("No space left on device", True)


async def test_an_inode_flood_is_refused(run: Runner) -> None:
    ran = await run(
        "import os\n"
        "try:\n"
        " for n in range(10**6): os.close(os.open(f'/tmp/{n}', os.O_CREAT))\n"
        "except OSError as e: print(e.strerror)"
    )
    assert ran.out == "No space left on device\n" or ran.ended.stop is Stop.MEMORY


async def test_open_files_are_limited(run: Runner) -> None:
    ran = await run(
        "import os\ntry:\n while True: n = os.dup(0)\nexcept OSError as e: print(n, e.strerror)", open_files=64
    )
    assert ran.out == "63 Too many open files\n"


async def test_limits_cannot_be_raised_from_inside(run: Runner) -> None:
    source = """
import resource
for what, value in ((resource.RLIMIT_NOFILE, 4096), (resource.RLIMIT_CORE, 1), (resource.RLIMIT_FSIZE, 1 << 40)):
    try: resource.setrlimit(what, (value, value)); print('raised', what)
    except ValueError: pass
"""
    assert (await run(source)).out == ""


async def test_a_compile_step_has_its_output_on_one_stream_and_no_input(run: Runner) -> None:
    from executions.sandbox.job import File
    from tests.sandbox.programs import all_of, step

    async with run.pool.sandbox(SPEC, owner="somebody") as box:
        await box.open([File(name="a.sh", content=b"echo out; echo err >&2; cat; readlink /proc/self/fd/0; exit 3")])
        ran = await all_of(box, step("bash", "a.sh", compiling=True, stdin=b"not for you"))
    assert ran.text(Stream.COMPILE) == "out\nerr\n/dev/null\n"
    assert (ran.out, ran.err, ran.ended.exit_code) == ("", "", 3)
