"""`manage.py run`: on a real pseudo-terminal, and in a pipe."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.services import free_port
from tests.site import ROOT, Site, make_key

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    def save_file(content: str | bytes, name: str = "program.py") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return save_file


@pytest.fixture
def run(site: Site, save: Callable[..., Path]) -> Run:
    """Runs a program in a pipe; `code` is saved first, under `name`."""

    def run_program(
        code: str | bytes, *arguments: str, name: str = "program.py", stdin: bytes = b"", **env: str
    ) -> "subprocess.CompletedProcess[bytes]":
        argv = [sys.executable, "manage.py", "run", str(save(code, name)), *arguments]
        return subprocess.run(argv, input=stdin, env=site.env | env, cwd=ROOT, capture_output=True, check=False)

    return run_program


def said(done: "subprocess.CompletedProcess[bytes]") -> tuple[int, str, str]:
    return done.returncode, done.stdout.decode(), done.stderr.decode()


# In a pipe.


def test_output_errors_and_exit_code_are_the_programs(run: Run) -> None:
    code = "import sys\nprint(input(), 'é')\nprint('err', file=sys.stderr)\nsys.exit(7)"
    assert said(run(code, stdin="Ada ö\n".encode())) == (7, "Ada ö é\n", "err\n")


def test_input_may_come_from_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "input").write_text("from a file\n")
    done = run("print(input())", "--stdin", str(tmp_path / "input"), stdin=b"not this\n")
    assert said(done) == (0, "from a file\n", "")


@pytest.mark.parametrize("order", ["before", "after"])
def test_arguments_and_options_may_be_mixed(run: Run, order: str) -> None:
    code, language = "import sys\nprint(sys.argv[1:])", ("--language", "PY3")
    arguments = (*language, "one", "two words") if order == "before" else ("one", "two words", *language)
    assert said(run(code, *arguments, name="noext")) == (0, "['one', 'two words']\n", "")


def test_options_of_the_programs_own_come_after_two_dashes(run: Run) -> None:
    done = run("import sys\nprint(sys.argv[1:])", "--", "-v", "--language", "x")
    assert said(done) == (0, "['-v', '--language', 'x']\n", "")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("program.c", '#include <stdio.h>\nint main() { puts("ran"); }'),
        ("Ran.java", 'public class Ran { public static void main(String[] a) { System.out.println("ran"); } }'),
        ("x.js", "console.log('ran')"),
        ("UPPER.PY", "print('ran')"),
        ("script.sh", "echo ran"),
    ],
)
def test_the_language_is_that_of_the_files_name(run: Run, name: str, code: str) -> None:
    assert said(run(code, name=name)) == (0, "ran\n", "")


def test_a_file_that_is_not_utf8_is_run_as_it_is(run: Run) -> None:
    assert said(run(b"# -*- coding: latin-1 -*-\nprint(ord('\xe9'))")) == (0, "233\n", "")


@pytest.mark.parametrize(("name", "number"), [("SIGSEGV", 11), ("SIGTERM", 15), ("SIGKILL", 9)])
def test_death_by_a_signal_is_128_and_its_number(run: Run, name: str, number: int) -> None:
    code = f"import os, signal\nprint('x', flush=True)\nos.kill(os.getpid(), signal.{name})"
    assert said(run(code)) == (128 + number, "x\n", "")


def test_what_does_not_compile_is_said_and_ends_with_1(run: Run) -> None:
    status, out, err = said(run("int main() { return x; }", name="program.c"))
    assert (status, out) == (1, "")
    assert "program.c:1:" in err
    assert "undeclared" in err


def test_a_time_limit_is_124_and_said(run: Run) -> None:
    status, out, err = said(run("print('x', flush=True)\nwhile True: pass"))
    assert (status, out) == (124, "x\n")
    assert re.fullmatch(r"Stopped: (CPU )?time limit of 10 s\.\n", err)


def test_used_up_memory_is_137_and_said(run: Run) -> None:
    status, _, err = said(run("x = bytearray(2_000_000_000)"))
    assert (status, err) == (137, "Stopped: memory limit of 256 MiB.\n")


def test_a_closed_pipe_ends_it_quietly(site: Site, save: Callable[..., Path]) -> None:
    path = save("print('y' * 500_000)")
    command = f"{sys.executable} manage.py run {path} | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], env=site.env, cwd=ROOT, capture_output=True, check=False)
    assert said(done) == (141, "", "")


# What can go wrong.


def failed(done: "subprocess.CompletedProcess[bytes]", sentence: str) -> None:
    status, out, err = said(done)
    assert (status, out) == (125, "")
    assert re.fullmatch(f"CommandError: {sentence}\n", err), err


def test_a_site_that_is_away(run: Run) -> None:
    port = free_port()
    sentence = rf"The site at http://localhost:{port} cannot be reached: .*refused\. Is it running\?"
    failed(run("print(1)", PORT=str(port)), sentence)
    failed(run("print(1)", "--url", f"http://localhost:{port}/"), sentence)


@pytest.mark.parametrize("url", ["localhost:8000", "file:///etc/passwd", "http://", "nonsense"])
def test_an_address_that_is_none(run: Run, url: str) -> None:
    failed(run("print(1)", "--url", url), r"--url must be like https://compiler.example.org, not '.*'\.")


def test_a_site_that_is_another(run: Run, site: Site) -> None:
    failed(run("", "--url", f"{site.url}/nothing"), r"http://\S+ does not answer like a compiler site: 404 .*\.")


def test_a_language_that_is_unknown(run: Run) -> None:
    offered = r"name one with --language \(.*bash.*python.*\)\."
    failed(run("", "--language", "klingon"), f"'klingon' is not a language of this site; {offered}")
    failed(run("", name="file.klingon"), f"file.klingon does not say its language; {offered}")
    failed(run("", name="file"), f"file does not say its language; {offered}")


def test_files_that_are_not_there(run: Run, tmp_path: Path) -> None:
    failed(run("", "--stdin", str(tmp_path / "no")), r"\S*/no cannot be read: No such file or directory\.")
    (tmp_path / "folder.py").mkdir()
    failed(run("", "--stdin", str(tmp_path / "folder.py")), r"\S*/folder.py cannot be read: Is a directory\.")


def test_input_that_is_no_text(run: Run) -> None:
    failed(run("print(1)", stdin=b"a\xff"), r"The input is not UTF-8: byte 1 cannot be read\.")


def test_what_the_site_refuses_is_said_in_its_words(run: Run) -> None:
    failed(run("#" * 1_048_577), r"files must have at most 1048576 bytes in all; it has 1048577\.")


def test_a_site_that_wants_a_key(new_site: Callable[..., Site], run: Run) -> None:
    site = new_site(ANONYMOUS_API="false")
    good, without_run = make_key(site, "run", "interactive"), make_key(site, "admin")
    site.serve()
    failed(run("print(1)", "--url", site.url), r"This site runs programs only for .* Give a key with --key\.")
    failed(run("print(1)", "--url", site.url, "--key", "wrong"), r"The site refuses the key: .*not known here.*")
    failed(run("print(1)", "--url", site.url, "--key", without_run), r"The site refuses the key: .*the scope run\.")
    failed(run("print(1)", "--key", "é"), r"--key must be printable ASCII without blanks\.")
    assert said(run("print(1)", "--url", site.url, "--key", good)) == (0, "1\n", "")


# On a terminal.


class Terminal:
    """What somebody sees and does who started the command in a terminal window."""

    def __init__(self, site: Site, path: Path, *arguments: str) -> None:
        self.master, self.slave = pty.openpty()
        self.resize(100, 30)
        self.before = termios.tcgetattr(self.slave)
        argv = ["setsid", "--ctty", sys.executable, "manage.py", "run", str(path), *arguments]
        ends = {"stdin": self.slave, "stdout": self.slave, "stderr": self.slave}
        self.process = subprocess.Popen(argv, env=site.env, cwd=ROOT, **ends)  # type: ignore[call-overload]  # by name
        self.seen = ""

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def until(self, text: str, seconds: float = 30) -> None:
        deadline = time.monotonic() + seconds
        while text not in self.seen:
            assert self.read(deadline - time.monotonic()), f"{text!r} is not in {self.seen!r}"

    def read(self, seconds: float) -> bool:
        if not select.select([self.master], [], [], max(0, seconds))[0]:
            return False
        self.seen += os.read(self.master, 65536).decode()
        return True

    def end(self, seconds: float = 30) -> int:
        """The exit code; the terminal's settings are what they were."""
        deadline = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < deadline, self.seen
            self.read(0.05)
        while self.read(0):
            pass
        assert termios.tcgetattr(self.slave) == self.before
        return int(self.process.returncode)

    @property
    def is_raw(self) -> bool:
        return not termios.tcgetattr(self.slave)[3] & termios.ICANON


@pytest.fixture
def on_terminal(site: Site, save: Callable[..., Path]) -> Any:
    @contextmanager
    def started(code: str, *arguments: str, name: str = "program.py") -> Iterator[Terminal]:
        terminal = Terminal(site, save(code, name), *arguments)
        try:
            yield terminal
        finally:
            terminal.process.kill()
            terminal.process.wait()
            os.close(terminal.master)
            os.close(terminal.slave)

    return started


def test_a_program_asks_and_is_answered(on_terminal: Any) -> None:
    with on_terminal("name = input('Name? ')\nprint('Hello', name)\nraise SystemExit(5)") as terminal:
        terminal.until("Name? ")
        assert terminal.is_raw
        terminal.type("Adaö\r")
        assert terminal.end() == 5
        assert terminal.seen == "Name? Adaö\r\nHello Adaö\r\n"


def test_the_program_sees_the_windows_size_and_its_changes(on_terminal: Any) -> None:
    code = (
        "import os, signal\nprint(os.get_terminal_size())\n"
        "signal.signal(signal.SIGWINCH, lambda *_: print(os.get_terminal_size()))\ninput('> ')"
    )
    with on_terminal(code) as terminal:
        terminal.until("columns=100, lines=30")
        terminal.until("> ")
        terminal.resize(55, 11)
        terminal.until("columns=55, lines=11")
        terminal.type("\r")
        assert terminal.end() == 0


def test_a_key_opens_the_terminal_too(new_site: Callable[..., Site], on_terminal: Any) -> None:
    site = new_site(ANONYMOUS_API="false")
    key = make_key(site, "run", "interactive")
    site.serve()
    with on_terminal("print('got', input('> '))", "--url", site.url, "--key", key) as terminal:
        terminal.until("> ")
        terminal.type("it\r")
        assert terminal.end() == 0
        assert "got it" in terminal.seen


def test_control_c_is_the_programs(on_terminal: Any) -> None:
    code = "try:\n    input('> ')\nexcept KeyboardInterrupt:\n    print('interrupted')"
    with on_terminal(code) as terminal:
        terminal.until("> ")
        terminal.type("\x03")
        assert terminal.end() == 0
        assert "interrupted" in terminal.seen


def test_control_c_that_nobody_catches_is_130(on_terminal: Any) -> None:
    with on_terminal("sleep 60; echo no", name="program.sh") as terminal:
        time_out = time.monotonic() + 20
        while not terminal.is_raw and time.monotonic() < time_out:
            terminal.read(0.05)
        terminal.type("\x03")
        assert terminal.end() == 130
        assert "no" not in terminal.seen


def test_control_d_ends_the_input(on_terminal: Any) -> None:
    with on_terminal("import sys\nprint('> ', end='', flush=True)\nprint(repr(sys.stdin.read()))") as terminal:
        terminal.until("> ")
        terminal.type("one\r\x04")
        assert terminal.end() == 0
        assert "'one\\n'" in terminal.seen


def test_control_bracket_ends_a_program_that_listens_to_nothing(on_terminal: Any) -> None:
    code = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nprint('up', flush=True)\nwhile True: pass"
    with on_terminal(code) as terminal:
        terminal.until("up")
        terminal.type("\x03\x03\x1d")
        assert terminal.end() == 130
        assert "Stopped on request.\r\n" in terminal.seen


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_whoever_ends_the_command_finds_the_terminal_whole_and_the_program_stopped(
    on_terminal: Any, site: Site, number: signal.Signals
) -> None:
    with on_terminal("print('up')\ninput()") as terminal:
        terminal.until("up")
        terminal.process.send_signal(number)
        assert terminal.end() == 128 + number
    with site.client() as client:
        newest = client.get("/api/executions", params={"limit": 1}).json()["executions"][0]
        assert client.get(f"/api/result/{newest['id']}", params={"wait": 10}).json()["verdict"] == "cancelled"


def test_a_site_that_dies_leaves_the_terminal_whole(new_site: Callable[..., Site], on_terminal: Any) -> None:
    site = new_site()
    process = site.serve()
    with on_terminal("print('up')\ninput()", "--url", site.url) as terminal:
        terminal.until("up")
        process.kill()
        assert terminal.end() == 125
        assert "The connection to the site was lost" in terminal.seen


def test_what_a_program_leaves_behind_is_put_right(on_terminal: Any) -> None:
    code = "print('\\x1b[?1049h\\x1b[?25l\\x1b[?1000;1006h\\x1b[31mred', flush=True)\nimport os\nos.abort()"
    with on_terminal(code) as terminal:
        assert terminal.end() == 134
        after = terminal.seen.partition("red")[2]
        for sequence in ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1000l", "\x1b[?1006l", "\x1b[0m"):
            assert sequence in after


def test_compiler_messages_have_lines_of_their_own(on_terminal: Any) -> None:
    with on_terminal("int main() { return x; }", name="program.c") as terminal:
        assert terminal.end() == 1
        assert "undeclared" in terminal.seen
        assert "\n" not in terminal.seen.replace("\r\n", "")


def test_much_output_arrives_whole(on_terminal: Any) -> None:
    with on_terminal("for n in range(100_000): print(n)") as terminal:
        assert terminal.end(60) == 0
        assert terminal.seen.replace("\r\n", "\n") == "".join(f"{n}\n" for n in range(100_000))


def test_with_input_from_a_file_it_is_no_terminal(on_terminal: Any, tmp_path: Path) -> None:
    (tmp_path / "input").write_text("x\n")
    with on_terminal("import sys\nprint(sys.stdin.isatty(), input())", "--stdin", str(tmp_path / "input")) as terminal:
        assert terminal.end() == 0
        assert terminal.seen == "False x\r\n"
