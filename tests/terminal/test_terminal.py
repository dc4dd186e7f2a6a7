"""The terminal socket, as a page and as a careless client use it."""

import json
import time
from contextlib import suppress
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.site import Site, TerminalClient


def interactive(site: Site, code: str, language: str = "python", **fields: Any) -> dict[str, Any]:
    return site.submit(code, language, interactive=True, **fields)


def test_a_program_asks_and_is_answered(site: Site) -> None:
    with site.terminal(interactive(site, "name = input('Name? ')\nprint('Hello', name)")) as terminal:
        assert terminal.until("input_prompt")["prompt"] == "Name? "
        terminal.send("input", data="Ada\r")
        result = terminal.until("result")
    assert terminal.output == "Name? Ada\r\nHello Ada\r\n"
    assert (result["verdict"], result["exitCode"]) == ("success", 0)


def test_the_socket_closes_with_1000_after_the_result(site: Site) -> None:
    with site.terminal(interactive(site, "print(1)")) as terminal:
        terminal.until("result")
        assert terminal.until_closed() == 1000


def test_a_prompt_is_told_only_when_the_program_really_reads(site: Site) -> None:
    code = "import time\nprint('Ready? ', end='', flush=True)\ntime.sleep(1)\nprint('no question')\ninput()"
    with site.terminal(interactive(site, code)) as terminal:
        assert terminal.until("input_prompt")["prompt"] == ""
        assert "no question" in terminal.output
        terminal.send("eof")
        terminal.until("result")


def test_what_is_typed_before_the_program_starts_is_kept(site: Site) -> None:
    with site.terminal(interactive(site, "print('got', input())")) as terminal:
        terminal.send("input", data="early\r")
        assert terminal.until("result")["verdict"] == "success"
    assert "got early" in terminal.output


def test_eof_ends_the_input(site: Site) -> None:
    with site.terminal(interactive(site, "import sys\nprint(repr(sys.stdin.read()))")) as terminal:
        terminal.until("input_prompt")
        terminal.send("input", data="one\r")
        terminal.send("eof")
        terminal.until("result")
    assert "'one\\n'" in terminal.output


def test_the_program_sees_the_size_and_its_changes(site: Site) -> None:
    code = "import os\nprint(os.get_terminal_size())\ninput()\nprint(os.get_terminal_size())"
    submitted = interactive(site, code, terminal={"cols": 100, "rows": 30})
    with site.terminal(submitted) as terminal:
        terminal.until("input_prompt")
        assert "columns=100, lines=30" in terminal.output
        terminal.send("resize", cols=55, rows=11)
        terminal.send("input", data="\r")
        terminal.until("result")
    assert "columns=55, lines=11" in terminal.output


def test_control_c_interrupts_the_program(site: Site) -> None:
    code = "try:\n    input('> ')\nexcept KeyboardInterrupt:\n    print('interrupted')"
    with site.terminal(interactive(site, code)) as terminal:
        terminal.until("input_prompt")
        terminal.send("input", data="\x03")
        assert terminal.until("result")["verdict"] == "success"
    assert "interrupted" in terminal.output


@pytest.mark.parametrize(("name", "number"), [("SIGINT", 2), ("SIGTERM", 15), ("SIGUSR1", 10)])
def test_a_signal_reaches_the_program_by_its_name(site: Site, name: str, number: int) -> None:
    code = f"import signal\nsignal.signal({number}, lambda n, _: print('signal', n))\ninput('> ')"
    with site.terminal(interactive(site, code)) as terminal:
        terminal.until("input_prompt")
        terminal.send("signal", name=name)
        terminal.until_output(f"signal {number}")
        terminal.send("stop")
        terminal.until("result")


def test_a_program_that_ignores_every_signal_is_stopped_within_a_second(site: Site) -> None:
    code = (
        "import signal\nfor n in range(1, 32):\n    try: signal.signal(n, signal.SIG_IGN)\n    except OSError: pass\n"
    )
    with site.terminal(interactive(site, code + "print('up')\nwhile True: pass")) as terminal:
        terminal.until_output("up")
        terminal.send("stop")
        start = time.monotonic()
        result = terminal.until("result")
        took = time.monotonic() - start
    assert (result["status"], result["verdict"]) == ("cancelled", "cancelled")
    assert took < 1, "the promise of API.md"


def test_a_flood_is_held_back_until_it_is_drawn_and_can_be_stopped(site: Site) -> None:
    with site.terminal(interactive(site, "while True: print('y' * 1000)")) as terminal:
        while len(terminal.output) < 300_000:
            terminal.next()
        terminal.send("stop")
        assert terminal.until("result")["verdict"] == "cancelled"


def test_without_acknowledgement_a_flood_stops_at_the_window(site: Site) -> None:
    submitted = interactive(site, "while True: print('y' * 1000)")
    url = f"ws://127.0.0.1:{site.port}/api/ws/terminal/{submitted['id']}?token={submitted['terminalToken']}"
    received = 0
    with connect(url) as socket:
        with suppress(TimeoutError):
            while received < 1_000_000:
                received += len(json.loads(socket.recv(timeout=2)).get("data", ""))
        socket.send('{"type": "stop"}')
    assert 128 * 1024 < received <= 640 * 1024


def test_two_watchers_see_the_same(site: Site) -> None:
    submitted = interactive(site, "for i in range(2000): print(i)\ninput()\nprint('end')")
    with site.terminal(submitted) as one, site.terminal(submitted) as two:
        one.until("input_prompt")
        two.until("input_prompt")
        two.send("input", data="\r")
        one.until("result")
        two.until("result")
    assert one.output == two.output
    assert one.output.endswith("end\r\n")


def test_who_comes_late_or_after_the_end_misses_nothing(site: Site) -> None:
    submitted = interactive(site, "print('before')\ninput()\nprint('after')")
    with site.terminal(submitted) as first:
        first.until("input_prompt")
        with site.terminal(submitted) as late:
            assert late.until("input_prompt")["prompt"] == ""
            assert late.output == "before\r\n"
            late.send("input", data="\r")
            late.until("result")
        first.until("result")
    with site.terminal(submitted) as after:
        after.until("result")
    assert first.output == late.output == after.output


def test_who_reconnects_gets_what_it_missed_once(site: Site) -> None:
    code = "import time\nfor i in range(60): print(i, flush=True); time.sleep(0.05)"
    submitted = interactive(site, code)
    with site.terminal(submitted) as first:
        first.until_output("\n5\r\n")
    with site.terminal(submitted) as second:
        second.send("resume", seq=first.seq)
        second.seq = first.seq
        while second.socket and (message := json.loads(second.socket.recv(30)))["type"] != "result":
            if message["type"] == "output" and message["seq"] > second.seq:
                assert message["seq"] == second.seq + 1
                second.seq = message["seq"]
                second.output += message["data"]
    assert first.output + second.output == "".join(f"{i}\r\n" for i in range(60))


def test_compiler_messages_and_output_come_in_their_streams(site: Site) -> None:
    # Regular expressions take g++ a second; a shorter compilation would be over before anybody is told of it.
    code = '#warning "careful"\n#include <iostream>\n#include <regex>\n'
    code += 'int main() { std::regex r("r.n"); std::cout << (std::regex_match("ran", r) ? "ran" : "?") << std::endl; }'
    with site.terminal(interactive(site, code, "cpp")) as terminal:
        terminal.until("result")
    streams = {message["stream"]: message["data"] for message in terminal.messages if message["type"] == "output"}
    assert "careful" in streams["compile"]
    assert streams["terminal"] == "ran\r\n"
    phases = [message["phase"] for message in terminal.messages if message["type"] == "status"]
    assert "compiling" in phases


def test_a_batch_run_can_be_watched_with_its_streams_apart(site: Site) -> None:
    submitted = site.submit("import sys\nprint('out')\nprint('err', file=sys.stderr)")
    with site.terminal(submitted) as terminal:
        terminal.until("result")
    streams = {message["stream"]: message["data"] for message in terminal.messages if message["type"] == "output"}
    assert streams == {"stdout": "out\n", "stderr": "err\n"}


def test_a_stranger_finds_no_terminal(site: Site) -> None:
    with site.client() as page:
        page.get("/")
        token = page.cookies["csrftoken"]
        submitted = page.post(
            "/api/submit",
            json={"language": "python", "code": "input()", "interactive": True},
            headers={"X-CSRFToken": token},
        ).json()
    for query in ("", "?token=wrong", "?token="):
        with connect(f"ws://127.0.0.1:{site.port}/api/ws/terminal/{submitted['id']}{query}") as socket:
            assert json.loads(socket.recv(10))["code"] == "not_found"
            assert TerminalClient(socket).until_closed() == 4404


def test_a_stranger_cannot_join_an_execution(site: Site) -> None:
    with site.client() as page:
        page.get("/")
        headers = {"X-CSRFToken": page.cookies["csrftoken"]}
        submitted = page.post("/api/submit", json={"language": "bash", "code": "echo mine"}, headers=headers).json()
    for identifier in (submitted["id"], "00000000-0000-4000-8000-000000000000"):
        with connect(f"ws://127.0.0.1:{site.port}/api/ws") as socket:
            socket.send(json.dumps({"type": "join_execution", "executionId": identifier}))
            answer = json.loads(socket.recv(10))
            assert (answer["type"], answer["code"]) == ("error", "not_found")


@pytest.mark.parametrize("identifier", ["x", "00000000-0000-4000-8000-000000000000", "%00", "..", "a" * 90])
def test_an_unknown_terminal_closes_with_4404(site: Site, identifier: str) -> None:
    with connect(f"ws://127.0.0.1:{site.port}/api/ws/terminal/{identifier}") as socket:
        assert TerminalClient(socket).until_closed() == 4404


def test_a_page_of_another_site_cannot_use_the_visitors_session(site: Site) -> None:
    with site.client() as page:
        page.get("/")
        headers = {"X-CSRFToken": page.cookies["csrftoken"]}
        body = {"language": "python", "code": "input()", "interactive": True}
        submitted = page.post("/api/submit", json=body, headers=headers).json()
        cookie = "; ".join(f"{name}={value}" for name, value in page.cookies.items())
    url = f"ws://127.0.0.1:{site.port}/api/ws/terminal/{submitted['id']}"
    for origin, opens in ((site.url, True), ("https://evil.example", False), ("http://127.0.0.1:1", False)):
        with connect(url, additional_headers={"Cookie": cookie}, origin=origin) as socket:  # type: ignore[arg-type]
            assert (json.loads(socket.recv(10))["type"] == "status") is opens
    with site.client() as page:
        page.delete(f"/api/executions/{submitted['id']}")


BAD_FRAMES = [
    "", "x", "[]", "1", "null", '"input"', "{}", '{"type": 1}', '{"type": "no_such"}', '{"type": null}',
    '{"type": "input"}', '{"type": "input", "data": 1}', '{"type": "input", "data": "a", "more": 1}',
    '{"type": "input", "data": "\\ud800"}', '{"type": "resize", "cols": 0, "rows": 1}',
    '{"type": "resize", "cols": "80", "rows": 24}', '{"type": "resize", "cols": true, "rows": 24}',
    '{"type": "resize", "cols": 1e9, "rows": 24}', '{"type": "resize", "cols": NaN, "rows": 24}',
    '{"type": "signal", "name": "SIGWHAT"}', '{"type": "signal", "name": ["SIGINT"]}',
    '{"type": "ack", "seq": -1}', "[" * 20_000,
    '{"type": "status", "status": "finished"}', '{"type": "__class__"}', b"\x00\x01",
]  # fmt: skip


@pytest.mark.parametrize("frame", BAD_FRAMES)
def test_a_message_that_is_not_understood_is_refused_by_name(site: Site, frame: str | bytes) -> None:
    with site.terminal(interactive(site, "input()")) as terminal:
        terminal.until("input_prompt")
        terminal.socket.send(frame)
        assert terminal.until("error")["code"] == "not_understood"
        terminal.send("stop")
        assert terminal.until("result")["verdict"] == "cancelled"


def test_after_ten_mistakes_the_socket_is_closed(site: Site) -> None:
    with site.terminal(interactive(site, "input()")) as terminal:
        terminal.until("input_prompt")
        for _ in range(10):
            terminal.socket.send("what?")
        assert terminal.until_closed() == 4400


def test_a_frame_over_64_kib_closes_with_4413(site: Site) -> None:
    with site.terminal(interactive(site, "input()")) as terminal:
        terminal.until("input_prompt")
        terminal.send("input", data="x" * 70_000)
        assert terminal.until_closed() == 4413


def test_a_thousand_messages_at_once_close_with_4429(site: Site) -> None:
    with site.terminal(interactive(site, "input()")) as terminal:
        terminal.until("input_prompt")
        with suppress(ConnectionClosed):
            for _ in range(20_000):
                terminal.send("ack", seq=0)
        assert terminal.until_closed() == 4429


def test_input_after_the_end_harms_nobody(site: Site) -> None:
    with site.terminal(interactive(site, "print('over')")) as terminal:
        terminal.until("result")
        with suppress(ConnectionClosed):
            terminal.send("input", data="too late\r")
        assert terminal.until_closed() == 1000
    assert site.execute("print(input())", input="next\n")["output"] == "next\n"


def test_a_program_nobody_watches_is_stopped(new_site: Any) -> None:
    site = new_site(INTERACTIVE_UNWATCHED_TIMEOUT="2", EXECUTION_LEASE="3")
    site.serve()
    submitted = interactive(site, "input()")
    with site.terminal(submitted) as terminal:
        terminal.until("input_prompt")
    result = site.result(submitted["id"])
    assert (result["verdict"], result["message"]) == ("cancelled", "Stopped: its terminal was closed")


def test_a_silent_program_is_stopped_and_told_why(new_site: Any) -> None:
    site = new_site(INTERACTIVE_IDLE_TIMEOUT="5")
    site.serve()
    with site.terminal(interactive(site, "input()")) as terminal:
        result = terminal.until("result")
    assert result["verdict"] == "time_limit"
    assert result["message"] == "Stopped: nothing was typed or printed for 5 s"


def test_what_is_not_utf8_is_shown_as_such_by_batch_runs_too(site: Site) -> None:
    code = "import sys, time\nsys.stdout.buffer.write(b'\\xff\\xc3\\xa9\\xe2\\x82')\nsys.stdout.flush()\ntime.sleep(1)"
    submitted = site.submit(code)
    with site.terminal(submitted) as terminal:
        result = terminal.until("result")
    assert terminal.output == "\ufffd\u00e9\ufffd"
    assert result["output"] == site.result(submitted["id"])["output"] == "\ufffd\u00e9\ufffd"
