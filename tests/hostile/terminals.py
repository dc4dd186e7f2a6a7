"""Programs and people that abuse a terminal, and what becomes of each."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from websockets.exceptions import ConnectionClosed

from tests.site import TerminalClient

LARGEST_INPUT = 16 * 1024


def watch(terminal: TerminalClient) -> None:
    """Nothing but looking on."""


def stop(terminal: TerminalClient) -> None:
    terminal.until_output("ready")
    terminal.send("stop")


def paste(terminal: TerminalClient) -> None:
    """Megabytes for a program that reads none of them."""
    terminal.until_output("ready")
    for _ in range(500):
        terminal.send("input", data="x" * LARGEST_INPUT)
    terminal.send("stop")


def resize(terminal: TerminalClient) -> None:
    terminal.until_output("ready")
    for number in range(700):
        terminal.send("resize", cols=1 + number % 1000, rows=1 + 997 * number % 1000)
    terminal.send("input", data="done\r")


def interrupt(terminal: TerminalClient) -> None:
    terminal.until_output("ready")
    for key in "\x03\x1c\x1a\x04\x13\x11" * 50:
        terminal.send("input", data=key)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"):
        terminal.send("signal", name=name)
    terminal.send("stop")


def answer(terminal: TerminalClient) -> None:
    terminal.until("input_prompt")
    terminal.send("input", data="Ada\r")


def type_ahead(terminal: TerminalClient) -> None:
    terminal.send("input", data="Ada\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Abuse:
    """`says`: all that it may print, where that is known."""

    name: str
    code: str
    verdict: str
    language: str = "python"
    does: Callable[[TerminalClient], None] = watch
    says: str | None = None
    output: int = 1 << 20

    def request(self, mark: str) -> dict[str, Any]:
        code = self.code.replace("hostile-mark", mark)
        limits = {"timeout": 20_000, "cpuTimeLimit": 3000, "outputLimit": self.output}
        return {"language": self.language, "code": code, "interactive": True, **limits}

    def wrong(self, terminal: TerminalClient) -> str:
        """What is not as it must be once the run has ended, or ""."""
        result = terminal.messages[-1]
        frames = sum(each["type"] == "output" for each in terminal.messages)
        faults = {
            "verdict": result.get("verdict") != self.verdict,
            "says": self.says is not None and terminal.output != self.says,
            "output": len(terminal.output.encode()) > self.output + 65_536,
            "frames": frames > 500,  # They are merged, however small the writes.
        }
        told = {"faults": faults, "output": terminal.output[-300:], "result": str(result)[:300], "frames": frames}
        told["closed"] = terminal.socket.close_code
        return str(told) if any(faults.values()) else ""


SEQUENCES = r"""
import os, random
kinds = [b'\33[%dA', b'\33[%dm', b'\33]52;c;ZXZpbA==\7', b'\33]0;title%d\7', b'\33]8;;javascript:alert(%d)\33\\',
         b'\33P%dq~~', b'\33[?%dh', b'\33[8;%d;9999t', b'\33]1337;File=inline=1:AAAA\7', b'\33_G%d\33\\', b'\33[%d@',
         b'\33c', b'\x9b%dn']
while True:
    os.write(1, b''.join(kind % random.randrange(10 ** 6) if b'%d' in kind else kind for kind in kinds * 50))
"""
QUERIES = r"""
import os, select, tty
tty.setraw(0)
for query in ('[c', '[>c', '[=c', '[5n', '[6n', '[?6n', '[18t', '[14t', ']10;?\7', ']52;c;?\7', 'P$qm\33\\', 'Z'):
    os.write(1, b'\33' + query.encode())
got = os.read(0, 99) if select.select([0], [], [], 0.5)[0] else b''
os._exit(len(got))
"""
STEALING = r"""
import fcntl, os, struct, sys, termios
def attempt(name, do):
    try: do()
    except (OSError, termios.error): return
    print(name, flush=True)
for fd in (0, 1, 2):
    attempt('TIOCSTI', lambda: fcntl.ioctl(fd, termios.TIOCSTI, b'x'))
    attempt('TIOCLINUX', lambda: fcntl.ioctl(fd, 0x541C, b'\2'))
    attempt('TIOCCONS', lambda: fcntl.ioctl(fd, 0x541D))
    for discipline in range(1, 32):
        attempt('TIOCSETD', lambda: fcntl.ioctl(fd, termios.TIOCSETD, struct.pack('i', discipline)))
if os.fork() == 0:
    os.setsid()
    attempt('no terminal of its own', lambda: os.open('/dev/tty', os.O_RDWR))
    attempt('a stolen one', lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 1))
    attempt('a console', lambda: os.open('/dev/console', os.O_RDWR))
    os._exit(0)
os.wait()
opened = 0
try:
    while True: os.openpty(); opened += 1
except OSError: pass
if opened > 64: print(opened)
"""
HOLDING = r"""
import os, time
for _ in range(3):
    if os.fork() == 0:
        os.setsid()
        os.execl('/bin/bash', 'hostile-mark', '-c', 'trap "" HUP TERM INT; exec -a hostile-mark sleep 60')
print('gone')
"""
CLOSING = r"""
import os, signal, time
signal.signal(signal.SIGHUP, signal.SIG_IGN)
for fd in range(64):
    try: os.close(fd)
    except OSError: pass
time.sleep(0.3)
"""
DEAF = """
trap '' INT TERM HUP QUIT TSTP TTIN TTOU
stty raw -echo -isig
echo ready
while :; do sleep 1; done
"""
RESIZED = """
import os, signal
seen = []
signal.signal(signal.SIGWINCH, lambda *_: seen.append(os.get_terminal_size()))
print('ready', flush=True)
input()
"""

ABUSES = [
    Abuse(name="sequences", code=SEQUENCES, verdict="output_limit"),
    Abuse(name="queries", code=QUERIES, verdict="success"),
    Abuse(
        name="tiny writes",
        code="import os\nfor _ in range(200_000): os.write(1, b'.')",
        verdict="success",
        output=2 << 20,
    ),
    Abuse(name="stealing", code=STEALING, verdict="success", says=""),
    Abuse(name="holding", code=HOLDING, verdict="success", says="gone\r\n"),
    Abuse(name="closing", code=CLOSING, verdict="success", says=""),
    Abuse(name="stopped", code="echo ready; kill -STOP $$", language="bash", verdict="cancelled", does=stop),
    Abuse(name="deaf", code=DEAF, language="bash", verdict="cancelled", does=interrupt),
    Abuse(
        name="paste", code="print('ready', flush=True)\nimport time\ntime.sleep(60)", verdict="cancelled", does=paste
    ),
    Abuse(name="resizes", code=RESIZED, verdict="success", does=resize),
]

HONEST = Abuse(
    name="honest",
    code="print('Hello', input('Name? '))",
    verdict="success",
    does=answer,
    says="Name? Ada\r\nHello Ada\r\n",
)


def play(abuse: Abuse, terminal: TerminalClient) -> str:
    """Let it happen, to the end; what was wrong, or ""."""
    abuse.does(terminal)
    with suppress(ConnectionClosed):
        while terminal.next(25)["type"] != "result":
            pass
    return abuse.wrong(terminal)
