"""How programs end, told apart."""

import signal

import pytest

from executions.sandbox.job import Stop
from tests.sandbox.programs import Runner

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("code", [0, 1, 9, 124, 125, 126, 127, 134, 137, 139, 143, 255])
async def test_an_exit_code_is_only_an_exit_code(jailed: Runner, code: int) -> None:
    ran = await jailed(f"import os; os._exit({code})")
    assert (ran.ended.stop, ran.ended.exit_code, ran.ended.signal) == (Stop.EXITED, code, None)


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGINT", "SIGSEGV", "SIGFPE", "SIGXCPU", "SIGABRT", "SIGUSR1"])
async def test_a_signal_of_its_own_making_is_told(run: Runner, name: str) -> None:
    ran = await run(
        f"import os, signal; signal.signal(signal.SIGINT, signal.SIG_DFL); os.kill(os.getpid(), signal.{name})"
    )
    number = signal.Signals[name].value
    assert (ran.ended.stop, ran.ended.exit_code, ran.ended.signal) == (Stop.EXITED, None, number)


async def test_a_broken_pipe_ends_a_program_as_it_does_elsewhere(run: Runner) -> None:
    ran = await run(
        "import os, signal; signal.signal(signal.SIGPIPE, signal.SIG_DFL); r, w = os.pipe(); "
        "os.close(r); os.write(w, b'x')"
    )
    assert ran.ended.signal == signal.SIGPIPE


async def test_killing_everything_in_reach_harms_only_the_program(run: Runner) -> None:
    source = (
        "import os, signal\n"
        "for pid in (1, -1): \n"
        " try: os.kill(pid, signal.SIGKILL)\n"
        " except OSError: pass\n"
        "print('alive')"
    )
    ran = await run(source)
    assert ran.ended.stop is Stop.EXITED
    assert (await run("print('next')")).out == "next\n"


async def test_a_missing_command_is_a_program_that_failed(run: Runner) -> None:
    from tests.sandbox.programs import SPEC, all_of, step

    async with run.pool.sandbox(SPEC, owner="somebody") as box:
        await box.open([])
        ran = await all_of(box, step("no-such-command"))
    assert ran.ended.exit_code == 127
    assert "no-such-command: No such file or directory" in ran.err


LEAVES_A_DAEMON = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        while True: time.sleep(1)
    os._exit(0)
print('parent ends', flush=True)
os._exit(0)
"""


async def test_a_run_ends_with_its_main_process_whatever_it_left_behind(run: Runner) -> None:
    ran = await run(LEAVES_A_DAEMON, wall=15.0)
    assert (ran.ended.stop, ran.out) == (Stop.EXITED, "parent ends\n")
    assert ran.ended.wall < 10


async def test_what_was_in_the_pipe_at_the_end_is_delivered(run: Runner) -> None:
    ran = await run("import os; os.write(1, b'x' * 60000); os.write(2, b'last words'); os.kill(os.getpid(), 9)")
    assert (len(ran.out), ran.err, ran.ended.signal) == (60000, "last words", 9)


async def test_a_program_may_close_its_output_and_go_on(run: Runner) -> None:
    ran = await run("import os, time; os.close(1); os.close(2); time.sleep(0.3); os._exit(5)")
    assert ran.ended.exit_code == 5
    assert ran.ended.wall >= 0.3


async def test_streams_keep_apart_and_bytes_unchanged(run: Runner) -> None:
    ran = await run("import os; os.write(1, bytes(range(256))); os.write(2, b'\\r\\n\\0')")
    out = b"".join(event.data for event in ran.events if getattr(event, "stream", "") == "stdout")
    err = b"".join(event.data for event in ran.events if getattr(event, "stream", "") == "stderr")
    assert (out, err) == (bytes(range(256)), b"\r\n\0")


async def test_text_that_imitates_frames_is_text(run: Runner) -> None:
    forged = "x\\0\\0\\0\\x27\\0" + "\\1\\0\\0\\0\\0\\0\\0\\5hello"
    ran = await run(f"import os; os.write(1, b'{forged}')")
    assert ran.out == forged.encode().decode("unicode_escape")
    assert ran.ended.stop is Stop.EXITED


@pytest.mark.parametrize("size", [0, 1, 65_536, 3_000_000])
async def test_the_whole_input_arrives_and_then_its_end(run: Runner, size: int) -> None:
    ran = await run("import sys; print(len(sys.stdin.buffer.read()))", stdin=b"i" * size)
    assert ran.out == f"{size}\n"


async def test_input_that_nobody_reads_hinders_nothing(run: Runner) -> None:
    ran = await run("print('did not read')", stdin=b"i" * 5_000_000)
    assert (ran.ended.stop, ran.out) == (Stop.EXITED, "did not read\n")


async def test_input_and_output_at_once_do_not_lock_each_other(run: Runner) -> None:
    ran = await run(
        "import sys, shutil; shutil.copyfileobj(sys.stdin.buffer, sys.stdout.buffer)", stdin=b"echo" * 200_000
    )
    assert ran.out == "echo" * 200_000


async def test_many_small_writes_arrive_merged(run: Runner) -> None:
    ran = await run("import os\nfor _ in range(50000): os.write(1, b'.')")
    assert ran.out == "." * 50_000
    assert len(ran.events) < 2000


async def test_processor_time_and_memory_are_those_of_the_program(run: Runner) -> None:
    ran = await run("x = bytearray(50_000_000)\nfor _ in range(3_000_000): pass")
    assert ran.ended.user > 0.02
    assert 50_000_000 < ran.ended.memory < 80_000_000
    assert ran.ended.wall >= ran.ended.user * 0.9


async def test_memory_of_a_first_step_is_not_told_of_a_second(jailed: Runner) -> None:
    from executions.sandbox.job import File
    from tests.sandbox.programs import MIB, SPEC, all_of, step

    async with jailed.pool.sandbox(SPEC, owner="somebody") as box:
        await box.open([File(name="main.py", content=b"import sys; x = bytearray(int(sys.argv[1]))")])
        first = await all_of(box, step("python3", "main.py", "80000000", compiling=True))
        second = await all_of(box, step("python3", "main.py", "10"))
    assert first.ended.memory > 80_000_000
    assert second.ended.memory < 40 * MIB
