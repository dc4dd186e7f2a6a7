"""Piston's socket: a program that is talked to, its stages, signals and close codes."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.dialects.test_piston import MAKE_KEYS
from tests.services import until
from tests.site import Site


class Talk:
    """What a client does with its socket, in a few words."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.said: list[dict[str, Any]] = []

    def send(self, type_: str, **fields: Any) -> None:
        self.socket.send(json.dumps({"type": type_, **fields}))

    def init(self, code: str = "", language: str = "python", **fields: Any) -> None:
        self.send("init", **{"language": language, "version": "*", "files": [{"content": code}]} | fields)

    def next(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self.socket.recv(timeout=30))
        self.said.append(message)
        return message

    def until(self, **fields: Any) -> dict[str, Any]:
        """The next message that has these."""
        while not fields.items() <= (message := self.next()).items():
            pass
        return message

    def until_data(self, text: str, stream: str = "stdout") -> None:
        while text not in self.data(stream):
            self.next()

    def data(self, stream: str = "stdout") -> str:
        return "".join(each["data"] for each in self.said if each["type"] == "data" and each["stream"] == stream)

    def end(self) -> tuple[int, str]:
        """The code and the reason with which the server closed it, after all it had to say."""
        with suppress(ConnectionClosed):
            while True:
                self.next()
        assert self.socket.close_code is not None
        return self.socket.close_code, self.socket.close_reason or ""

    def kinds(self) -> list[str]:
        """What was said in which order; pieces of one output count once."""
        kinds = [each["type"] + (f" {each['stage']}" if "stage" in each else "") for each in self.said]
        return [kind for index, kind in enumerate(kinds) if index == 0 or kinds[index - 1] != kind]


COMPLETED = (4999, "Job Completed")
NOTIFIED = (4002, "Notified Error")


@contextmanager
def opened(site: Site, path: str = "/api/v2/connect", **options: Any) -> Iterator[Talk]:
    with connect(f"ws://127.0.0.1:{site.port}{path}", max_size=None, **options) as socket:
        yield Talk(socket)


@pytest.fixture
def talk(site: Site) -> Iterator[Talk]:
    with opened(site) as talk:
        yield talk


# Stages.


def test_a_program_is_told_from_beginning_to_end(talk: Talk) -> None:
    talk.init("print('hi')", language="py")
    assert talk.end() == COMPLETED
    runtime, stage, data, exit_ = talk.said
    assert (runtime.keys(), runtime["language"]) == ({"type", "language", "version"}, "python")
    assert stage == {"type": "stage", "stage": "run"}
    assert data == {"type": "data", "stream": "stdout", "data": "hi\n"}
    assert exit_ == {"type": "exit", "stage": "run", "code": 0, "signal": None}


def test_the_example_of_piston_s_readme(talk: Talk) -> None:
    talk.init("cat", language="bash")
    talk.until(type="stage", stage="run")
    talk.send("data", stream="stdin", data="Hello World!")
    assert talk.next() == {"type": "data", "stream": "stdout", "data": "Hello World!"}
    talk.send("eof")
    assert talk.next() == {"type": "exit", "stage": "run", "code": 0, "signal": None}
    assert talk.end() == COMPLETED


def test_a_compilation_is_a_stage_with_an_exit(talk: Talk) -> None:
    talk.init('#warning "careful"\n#include <cstdio>\nint main() { puts("hi"); return 3; }', "c++")
    assert talk.end() == COMPLETED
    assert talk.kinds() == [
        *("runtime", "stage compile", "data", "exit compile", "stage run", "data", "exit run"),
    ]  # fmt: skip
    assert "careful" in talk.data("stderr")
    assert talk.data() == "hi\n"
    codes = [(each["code"], each["signal"]) for each in talk.said if each["type"] == "exit"]
    assert codes == [(0, None), (3, None)]


def test_a_failed_compilation_is_the_last_stage(talk: Talk) -> None:
    talk.init("int main(void) { return x; }", "c")
    assert talk.end() == COMPLETED
    assert talk.kinds() == ["runtime", "stage compile", "data", "exit compile"]
    assert talk.said[-1] == {"type": "exit", "stage": "compile", "code": 1, "signal": None}
    assert "undeclared" in talk.data("stderr")


def test_a_silent_compiled_program_tells_that_it_runs(talk: Talk) -> None:
    talk.init("#include <stdio.h>\nint main(void) { return getchar() == 'x' ? 0 : 1; }", "c")
    talk.until(type="stage", stage="run")
    talk.send("data", stream="stdin", data="x")
    assert talk.end() == COMPLETED
    assert talk.said[-1] == {"type": "exit", "stage": "run", "code": 0, "signal": None}


# Input and output.


def test_streams_are_pipes_and_apart(talk: Talk) -> None:
    talk.init("import os, sys\nprint([os.isatty(n) for n in range(3)])\nprint(sys.stdin.read(), file=sys.stderr)")
    talk.send("data", stream="stdin", data="a\nb\x04\x03")
    talk.send("eof")
    assert talk.end() == COMPLETED
    assert talk.data() == "[False, False, False]\n"
    assert talk.data("stderr") == "a\nb\x04\x03\n"


def test_what_is_sent_early_reaches_the_program_and_not_its_compiler(talk: Talk) -> None:
    talk.init(
        "#include <cstdio>\n#include <regex>\nint main() { int c; while ((c = getchar()) != EOF) putchar(c); }", "c++"
    )
    sent = [f"{number}\n" for number in range(200)]
    for line in sent:
        talk.send("data", stream="stdin", data=line)
    talk.send("eof")
    assert talk.end() == COMPLETED
    assert talk.data() == "".join(sent)


def test_a_character_in_pieces_arrives_whole(talk: Talk) -> None:
    code = "import sys, time\nfor byte in 'é€😀'.encode():\n    sys.stdout.buffer.write(bytes([byte]))\n"
    talk.init(code + "    sys.stdout.flush()\n    time.sleep(0.05)")
    assert talk.end() == COMPLETED
    assert talk.data() == "é€😀"


def test_megabytes_go_through_in_both_directions(talk: Talk) -> None:
    talk.init("import sys\nfor line in sys.stdin: sys.stdout.write(line)")
    talk.until(type="stage")
    line = "x" * 99_999 + "\n"
    for count in range(1, 31):
        talk.send("data", stream="stdin", data=line)
        if count % 5 == 0:
            while sum(len(each["data"]) for each in talk.said if each["type"] == "data") < (count - 1) * len(line):
                talk.next()
    talk.send("eof")
    assert talk.end() == COMPLETED
    assert talk.data() == line * 30


def test_a_program_may_wait_longer_than_a_batch_run(new_site: Callable[..., Site]) -> None:
    site = new_site(MAX_TIMEOUT="1", DEFAULT_TIMEOUT="1")
    site.manage("shell", "-c", "from languages.models import Language as L; L.objects.update(wall_ms=500, cpu_ms=500)")
    site.serve()
    with opened(site) as talk:
        talk.init("print(input())")
        talk.until(type="stage")
        time.sleep(1.5)  # What is tested is that nothing happens.
        talk.send("data", stream="stdin", data="late\n")
        assert talk.end() == COMPLETED
        assert talk.data() == "late\n"


@pytest.mark.parametrize(
    ("code", "limits"),
    [
        ("input()", {"run_timeout": 500}),
        ("while True: pass", {"run_cpu_time": 300}),
        ("bytearray(500_000_000)", {"run_memory_limit": 64 << 20}),
        ("while True: print('x' * 10000)", {}),
    ],
)
def test_limits_hold_on_the_socket_too(talk: Talk, code: str, limits: dict[str, int]) -> None:
    talk.init(code, **limits)
    assert talk.end() == COMPLETED
    assert talk.said[-1] == {"type": "exit", "stage": "run", "code": None, "signal": "SIGKILL"}


# Signals.


@pytest.mark.parametrize(
    ("name", "number"),
    [("SIGINT", 2), ("SIGUSR2", 12), ("SIGWINCH", 28), ("SIGRTMIN", 34), ("SIGRTMIN+3", 37), ("SIGRTMAX-1", 63)],
)
def test_a_signal_reaches_the_program(talk: Talk, name: str, number: int) -> None:
    # Blocked and awaited: a handler may miss what comes just before a pause.
    code = f"import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, [{number}])\nprint('up', flush=True)\n"
    talk.init(code + f"print('got', int(signal.sigwait([{number}])))\nexit(5)")
    talk.until_data("up")
    talk.send("signal", signal=name)
    assert talk.end() == COMPLETED
    assert talk.data() == f"up\ngot {number}\n"
    assert (talk.said[-1]["code"], talk.said[-1]["signal"]) == (5, None)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGKILL", "SIGINT"])
def test_a_signal_ends_a_program_that_has_told_that_it_runs(talk: Talk, name: str) -> None:
    talk.init("read", language="bash")
    talk.until(type="stage", stage="run")
    talk.send("signal", signal=name)
    assert talk.end() == COMPLETED
    assert talk.said[-1] == {"type": "exit", "stage": "run", "code": None, "signal": name}


def test_a_signal_ends_a_compilation(talk: Talk) -> None:
    talk.init("#include <regex>\n#include <iostream>\n" * 3 + 'int main() { std::regex r("a"); }', "c++")
    talk.until(type="stage", stage="compile")
    talk.send("signal", signal="SIGTERM")
    assert talk.end() == COMPLETED
    assert talk.said[-1] == {"type": "exit", "stage": "compile", "code": None, "signal": "SIGKILL"}


# Mistakes.


def test_who_does_not_begin_within_a_second_is_closed(site: Site) -> None:
    with opened(site) as talk:
        begun = time.monotonic()
        assert talk.end() == (4001, "Initialization Timeout")
        assert 0.9 < time.monotonic() - begun < 5


def test_a_second_init_is_one_too_many(talk: Talk) -> None:
    talk.init("input()")
    talk.init("input()")
    assert talk.end() == (4000, "Already Initialized")


@pytest.mark.parametrize(
    "message", [{"type": "data", "stream": "stdin", "data": ""}, {"type": "signal"}, {"type": "eof"}]
)
def test_nothing_comes_before_init(talk: Talk, message: dict[str, Any]) -> None:
    talk.socket.send(json.dumps(message))
    assert talk.end() == (4003, "Not yet initialized")


@pytest.mark.parametrize("stream", ["stdout", "stderr", None, ["stdin"]])
def test_only_stdin_can_be_written_to(talk: Talk, stream: Any) -> None:
    talk.init("input()")
    talk.send("data", stream=stream, data="x")
    assert talk.end() == (4004, "Can only write to stdin")


@pytest.mark.parametrize("name", ["SIGWHAT", "INT", 2, None, ["SIGINT"], "SIGRTMIN+16", "sigint"])
def test_a_signal_that_is_none_closes_the_socket(talk: Talk, name: Any) -> None:
    talk.init("input()")
    talk.send("signal", signal=name)
    assert talk.end() == (4005, "Invalid signal")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"language": None}, "language is required as a string"),
        ({"version": "1"}, "python-1 runtime is unknown"),
        ({"files": []}, "files must include at least one utf8 encoded file"),
        ({"run_timeout": "1"}, "If specified, run_timeout must be a number"),
        ({"run_timeout": 1_800_001}, "run_timeout cannot exceed the configured limit of 1800000"),
    ],
)
def test_an_init_is_checked_as_a_request_is(talk: Talk, fields: dict[str, Any], message: str) -> None:
    talk.init(**fields)
    assert talk.end() == NOTIFIED
    assert talk.said == [{"type": "error", "message": message}]


@pytest.mark.parametrize("frame", ["", "what?", "{", '{"type": "init", "type": "init"}', "[" * 1000, b"\xff"])
def test_what_is_no_json_is_told_and_closed(talk: Talk, frame: str | bytes) -> None:
    talk.socket.send(frame)
    assert talk.end() == NOTIFIED
    assert talk.said[0].keys() == {"type", "message"}


def test_input_must_be_text(talk: Talk) -> None:
    talk.init("input()")
    talk.send("data", stream="stdin", data=1)
    assert talk.end() == NOTIFIED
    assert talk.said[-1] == {"type": "error", "message": "data is required as a string"}


def test_more_input_than_can_be_kept_is_refused_rather_than_lost(talk: Talk) -> None:
    talk.init("#include <regex>\nint main() {}", "c++")
    for _ in range(7):
        talk.send("data", stream="stdin", data="x" * 10_000)
    assert talk.end() == NOTIFIED
    assert talk.said[-1]["message"] == "stdin cannot exceed 65536 bytes before the program runs"


@pytest.mark.parametrize("message", ['{"type": "what"}', "{}", "[]", "5", "null", '{"type": ["init"]}'])
def test_what_is_not_known_is_ignored(talk: Talk, message: str) -> None:
    talk.socket.send(message)
    talk.init("print(1)")
    talk.socket.send(message)
    assert talk.end() == COMPLETED
    assert talk.data() == "1\n"


# Whose it is, and how long it lives.


def state_of_newest(site: Site) -> str:
    with site.client() as client:
        return str(client.get("/api/executions").json()["executions"][0]["status"])


def test_a_program_ends_with_its_socket(new_site: Callable[..., Site]) -> None:
    site = new_site()
    site.serve()
    with opened(site) as talk:
        talk.init("input()")
        talk.until(type="stage")
        assert state_of_newest(site) == "running"
    until(lambda: state_of_newest(site) == "cancelled", "it is ended", 5)


def test_a_silent_program_is_ended(new_site: Callable[..., Site]) -> None:
    site = new_site(INTERACTIVE_IDLE_TIMEOUT="5", INTERACTIVE_UNWATCHED_TIMEOUT="3")
    site.serve()
    with opened(site) as talk:
        talk.init("input()")
        assert talk.end() == COMPLETED
        assert talk.said[-1]["signal"] == "SIGKILL"


def test_a_full_queue_is_told(new_site: Callable[..., Site]) -> None:
    site = new_site(CONCURRENT_EXECUTIONS="1", QUEUE_CAPACITY="1", INTERACTIVE_SEATS="0")
    site.serve()
    with opened(site) as first, opened(site) as second:
        first.init("print(1)")
        assert first.next()["type"] == "runtime"
        second.init("print(2)")
        assert second.end() == NOTIFIED
        assert second.said[-1]["message"] == "The queue is full, try again in a moment"


def test_a_language_that_is_not_for_terminals_is_not_for_the_socket(new_site: Callable[..., Site]) -> None:
    site = new_site()
    site.manage(
        "shell",
        "-c",
        "from languages.models import Language as L; L.objects.filter(slug='bash').update(interactive=False)",
    )
    site.serve()
    with opened(site) as talk:
        talk.init("cat", language="bash")
        assert talk.end() == NOTIFIED
        assert talk.said == [{"type": "error", "message": "bash does not run interactively here"}]


def test_keys_open_it_and_scopes_hold(new_site: Callable[..., Site]) -> None:
    site = new_site(ANONYMOUS_API="false")
    run, _, interactive = site.manage("shell", "-v0", "-c", MAKE_KEYS).stdout.split()
    site.serve()
    for key, ends in ((interactive, COMPLETED), (run, NOTIFIED), (run + "x", NOTIFIED), ("", NOTIFIED)):
        headers = {"Authorization": key} if key else {}
        with opened(site, additional_headers=headers) as talk:
            with suppress(ConnectionClosed):
                talk.init("print(1)")
            assert talk.end() == ends


def test_a_trailing_slash_is_no_other_address(site: Site) -> None:
    with opened(site, "/api/v2/connect/") as talk:
        talk.init("print(1)")
        assert talk.end() == COMPLETED
