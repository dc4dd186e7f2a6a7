"""Programs on a real pseudo-terminal."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from executions.sandbox.job import WINDOW, Ended, Output, Stop, Terminal, Waiting
from tests.sandbox.programs import LIMITS, MIB, Runner

pytestmark = pytest.mark.asyncio(loop_scope="session")
New = Callable[..., Any]

READERS = {
    "input": ("python3", "-c", "print('got', input('? '))"),
    "input through readline": ("python3", "-c", "import readline; print('got', input('? '))"),
    "a thread that reads": (
        "python3",
        "-c",
        "import threading; t = threading.Thread(target=lambda: print('got', input('? '))); t.start(); t.join()",
    ),
    "poll": (
        "python3",
        "-c",
        "import os, select; os.write(1, b'? '); p = select.poll(); p.register(0, select.POLLIN); p.poll()\n"
        "print('got', os.read(0, 99).decode())",
    ),
    "select": (
        "python3",
        "-c",
        "import os, select; os.write(1, b'? '); select.select([0], [], []); print('got', os.read(0, 99).decode())",
    ),
    "epoll": (
        "python3",
        "-c",
        "import os, select; os.write(1, b'? '); e = select.epoll(); e.register(0, select.EPOLLIN); e.poll()\n"
        "print('got', os.read(0, 99).decode())",
    ),
    "the controlling terminal by name": (
        "python3",
        "-c",
        "t = open('/dev/tty', 'rb+', buffering=0); t.write(b'? '); print('got', t.readline().decode())",
    ),
    "getpass": ("python3", "-c", "import getpass; print('got', getpass.getpass('? '))"),
    "bash": ("bash", "-c", "read -p '? ' x; echo got $x"),
    "a child of bash": ("bash", "-c", "echo -n '? '; x=$(head -1); echo got $x"),
    "raw mode": (
        "python3",
        "-c",
        "import tty, os; tty.setraw(0); os.write(1, b'? '); print('got', os.read(0, 99).decode())",
    ),
}


@pytest.mark.parametrize("reader", READERS)
async def test_a_program_that_reads_is_seen_to_wait(jailed_session: New, reader: str) -> None:
    async with jailed_session("", argv=READERS[reader]) as session:
        await session.until("? ")
        await session.until_waiting()
        session.box.write(b"answer\n")
        ran = await session.end()
    assert "got answer" in ran.text()
    assert ran.waits == 1


@pytest.mark.parametrize(
    "source",
    [
        "import time; time.sleep(1.2)",
        "import time; end = time.time() + 1.2\nwhile time.time() < end: pass",
        "import select; select.select([0], [], [], 1.2)",
        "import os, time; os.read(os.pipe()[0], 1) if os.fork() == 0 else time.sleep(1.2)",
    ],
)
async def test_a_program_that_does_something_else_is_not(jailed_session: New, source: str) -> None:
    async with jailed_session(source) as session:
        ran = await session.end()
    assert ran.waits == 0


async def test_each_wait_is_said_once(session: New) -> None:
    async with session("for n in range(3): input(f'{n}? ')\nprint('done')") as talk:
        for n in range(3):
            await talk.until(f"{n}? ")
            await talk.until_waiting()
            talk.box.write(b"x\n")
        ran = await talk.end()
    assert ran.waits == 3
    assert ran.ended.exit_code == 0


async def test_output_of_another_thread_does_not_make_it_a_new_wait(jailed_session: New) -> None:
    source = """
import threading, time
threading.Thread(target=lambda: [print(n) or time.sleep(0.1) for n in range(6)] + [print('quiet')]).start()
input()
"""
    async with jailed_session(source) as session:
        await session.until("quiet")
        session.box.write(b"\n")
        ran = await session.end()
    assert ran.waits == 1


async def test_a_background_process_that_wants_the_terminal_does_not_count(jailed_session: New) -> None:
    source = """
import os, select, time
if os.fork() == 0:
    os.setpgid(0, 0)
    select.select([0], [], [])
time.sleep(0.8)
"""
    async with jailed_session(source) as session:
        ran = await session.end()
    assert ran.waits == 0


async def test_it_is_a_terminal_of_the_size_that_was_asked_for(session: New) -> None:
    source = (
        "import os, sys; print(os.isatty(0), os.isatty(1), os.isatty(2), os.get_terminal_size(), "
        "os.environ['TERM'], os.ttyname(0))"
    )
    async with session(source, terminal=Terminal(columns=101, rows=33)) as talk:
        ran = await talk.end()
    assert ran.text().strip() == "True True True os.terminal_size(columns=101, lines=33) xterm-256color /dev/pts/0"


async def test_a_resize_reaches_the_program(session: New) -> None:
    source = (
        "import os, signal; signal.signal(signal.SIGWINCH, lambda *a: print('now', "
        "os.get_terminal_size().columns)); print('ready'); input()"
    )
    async with session(source) as talk:
        await talk.until("ready")
        await talk.until_waiting()  # Python answers a signal while it waits, not just before.
        talk.box.resize(Terminal(columns=55, rows=10))
        await talk.until("now 55")
        talk.box.write(b"\n")
        assert (await talk.end()).ended.exit_code == 0


async def test_control_c_interrupts(session: New) -> None:
    async with session(
        "import time\ntry:\n print('go')\n while True: time.sleep(0.05)\nexcept KeyboardInterrupt: print('interrupted')"
    ) as talk:
        await talk.until("go")
        talk.box.write(b"\x03")
        ran = await talk.end()
    assert "^Cinterrupted" in ran.text()
    assert ran.ended.stop is Stop.EXITED


async def test_a_signal_by_name_reaches_the_foreground(session: New) -> None:
    async with session("import time\nprint('go')\ntime.sleep(30)") as talk:
        await talk.until("go")
        talk.box.signal("SIGTERM")
        ran = await talk.end()
    assert (ran.ended.stop, ran.ended.signal) == (Stop.EXITED, 15)


async def test_a_signal_reaches_a_batch_program_too(run: Runner) -> None:
    from executions.sandbox.job import File
    from tests.sandbox.programs import SPEC, Session, step

    async with run.pool.sandbox(SPEC, owner="somebody") as box:
        await box.open([File(name="main.py", content=b"import time; print('go', flush=True); time.sleep(30)")])
        talk = Session(box, step("python3", "main.py"))
        await talk.until("go")
        box.signal("SIGUSR1")
        assert (await talk.end()).ended.signal == 10


async def test_an_unknown_signal_is_refused(session: New) -> None:
    async with session("input()") as talk:
        with pytest.raises(KeyError):
            talk.box.signal("SIGNOTHING")
        talk.box.kill()
        await talk.end()


@pytest.mark.parametrize("typed", [b"", b"whole line\n", b"begun"])
async def test_end_of_input_ends_reading(session: New, typed: bytes) -> None:
    async with session("import sys; print('ready'); print('read', repr(sys.stdin.read()))") as talk:
        await talk.until("ready")
        await talk.until_waiting()
        talk.box.write(typed)
        talk.box.end_input()
        ran = await talk.end()
    assert f"read {typed.decode()!r}" in ran.text()


async def test_end_of_input_that_comes_at_once_is_heard(session: New) -> None:
    async with session("import sys; print('read', repr(sys.stdin.read()))") as talk:
        talk.box.end_input()
        assert "read ''" in (await talk.end()).text()


async def test_backspace_takes_a_whole_character(session: New) -> None:
    async with session("print('got', ascii(input('? ')))") as talk:
        await talk.until_waiting()
        talk.box.write("aé\x7fb\n".encode())
        assert "got 'ab'" in (await talk.end()).text()


async def test_what_is_typed_ahead_is_read_later(session: New) -> None:
    async with session("import time; time.sleep(0.3); print('got', input(), input())") as talk:
        talk.box.write(b"one\ntwo\n")
        assert "got one two" in (await talk.end()).text()


async def test_much_input_arrives_whole_and_in_order(session: New) -> None:
    lines = b"".join(b"%06d\n" % n for n in range(60_000))
    source = (
        "import sys, termios; a = termios.tcgetattr(0); a[3] &= ~termios.ECHO; termios.tcsetattr(0, 0, "
        "a); print('go')\n"
        "import hashlib; h = hashlib.md5()\n"
        "for n in range(60000): h.update(sys.stdin.buffer.readline())\n"
        "print(h.hexdigest())"
    )
    async with session(source) as talk:
        await talk.until("go")
        talk.box.write(lines)
        ran = await talk.end()
    import hashlib

    assert hashlib.md5(lines).hexdigest() in ran.text()  # noqa: S324


async def test_input_that_nobody_reads_does_not_stop_a_kill(session: New) -> None:
    async with session("import time; print('go'); time.sleep(30)") as talk:
        await talk.until("go")
        for _ in range(128):
            talk.box.write(b"x" * 65_000 + b"\n")
        talk.box.kill()
        assert (await talk.end()).ended.stop is Stop.KILLED


async def test_output_stops_where_the_credit_ends_and_goes_on_with_more(session: New) -> None:
    async with session("import os\nfor _ in range(40): os.write(1, b'x' * 16384)\nprint('end')") as talk:
        size = 0
        while size < WINDOW:
            size += len((await talk.next()).data)
        assert size == WINDOW
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await talk.box._next()
        talk.box.grant(MIB)
        ran = await talk.end()
    assert ran.text().count("x") == 40 * 16384
    assert ran.text().endswith("end\r\n")


async def test_endless_output_does_not_delay_a_control_c(session: New) -> None:
    async with session("", argv=("yes",), limits=replace(LIMITS, output=1 << 40)) as talk:
        for _ in range(3):
            event = await talk.next()
            assert isinstance(event, Output)
            talk.box.grant(len(event.data))
        talk.box.signal("SIGINT")
        ran = await talk.end()
    assert (ran.ended.stop, ran.ended.signal) == (Stop.EXITED, 2)


@pytest.mark.parametrize(
    "source",
    [
        "while True: pass",
        ("import os\nwhile True:\n try: os.fork()\n except OSError: pass"),
        (
            "import signal, time\n"
            "for n in range(1, 32):\n"
            " try: signal.signal(n, signal.SIG_IGN)\n"
            " except OSError: pass\n"
            "time.sleep(30)"
        ),
        "import os\nwhile True: os.write(1, b'x')",
    ],
)
async def test_a_kill_ends_whatever_goes_on(session: New, source: str) -> None:
    async with session(f"print('go', flush=True)\n{source}", limits=replace(LIMITS, cpu=60.0, wall=60.0)) as talk:
        await talk.until("go")
        talk.box.kill()
        talk.box.kill()
        ran = await talk.end()
    assert ran.ended.stop is Stop.KILLED


async def test_idle_time_ends_a_terminal_nobody_uses(session: New) -> None:
    async with session("input('? ')", limits=replace(LIMITS, idle=0.5)) as talk:
        ran = await talk.end()
    assert ran.ended.stop is Stop.IDLE


async def test_output_and_input_both_keep_it_from_being_idle(session: New) -> None:
    source = "import time\nfor _ in range(8): print('.'); time.sleep(0.2)\ninput('? '); print('done')"
    async with session(source, limits=replace(LIMITS, idle=0.6)) as talk:
        await talk.until("? ")
        talk.box.write(b"\n")
        ran = await talk.end()
    assert ran.ended.stop is Stop.EXITED


async def test_the_last_words_on_a_terminal_arrive(session: New) -> None:
    async with session("import os; os.write(1, b'x' * 3000 + b'last'); os._exit(3)") as talk:
        ran = await talk.end()
    assert ran.text().endswith("last")
    assert ran.ended.exit_code == 3


async def test_input_after_the_end_is_ignored(session: New) -> None:
    async with session("print('short')") as talk:
        await talk.end()
        talk.box.write(b"late")
        talk.box.end_input()
        talk.box.resize(Terminal())
        talk.box.signal("SIGINT")
        talk.box.grant(5)
        talk.box.kill()


async def test_full_screen_programs_get_single_keys_and_colours(session: New) -> None:
    source = """
import curses
def main(screen):
    screen.addstr(0, 0, 'press'); screen.refresh()
    key = screen.getkey()
    screen.addstr(1, 0, 'pressed ' + key); screen.refresh()
curses.wrapper(main)
"""
    async with session(source) as talk:
        await talk.until("press")
        await talk.until_waiting()
        talk.box.write(b"k")
        ran = await talk.end()
    assert "pressed k" in ran.text()
    assert ran.ended.exit_code == 0


async def test_the_shell_has_job_control(session: New) -> None:
    async with session("", argv=("bash", "--norc", "-i")) as talk:
        await talk.until_waiting()
        for typed, printed in ((b"cat\n", "cat"), (b"\x1a", "Stopped"), (b"fg\n", "cat"), (b"\x03", "$ ")):
            talk.box.write(typed)
            await talk.until(printed)
            await talk.until_waiting()
        talk.box.write(b"exit 7\n")
        ran = await talk.end()
    assert ran.ended.exit_code == 7


async def test_two_runs_on_one_sandbox_share_no_terminal(jailed_session: New) -> None:
    for _ in range(2):
        async with jailed_session("import os; print(os.ttyname(0), sorted(os.listdir('/dev/pts')))") as session:
            assert (await session.end()).text() == "/dev/pts/0 ['0', 'ptmx']\r\n"


async def test_waiting_comes_after_what_was_printed_before_it(session: New) -> None:
    async with session("print('x' * 5000, end=''); input('Name? ')") as talk:
        await talk.until_waiting()
        assert talk.ran.text().endswith("Name? ")
        assert isinstance(talk.ran.events[-1], Waiting)
        assert not any(isinstance(each, Ended) for each in talk.ran.events)
        talk.box.kill()
        await talk.end()
