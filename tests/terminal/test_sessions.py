"""The socket for many things."""

import json
from collections.abc import Callable
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.site import Site


def open_socket(site: Site) -> ClientConnection:
    return connect(f"ws://127.0.0.1:{site.port}/api/ws")


def send(socket: ClientConnection, type_: str, **fields: Any) -> None:
    socket.send(json.dumps({"type": type_, **fields}))


def until(socket: ClientConnection, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    while not holds(message := json.loads(socket.recv(30))):
        pass
    return message


def test_a_joined_execution_sends_its_result(site: Site) -> None:
    submitted = site.submit("import time\ntime.sleep(0.3)\nprint('done')")
    with open_socket(site) as socket:
        send(socket, "join_execution", executionId=submitted["id"])
        result = until(socket, lambda message: message["type"] == "execution_result")
    assert (result["id"], result["output"]) == (submitted["id"], "done\n")


def test_a_console_talks_and_closes(site: Site) -> None:
    with open_socket(site) as socket:
        send(socket, "terminal_create", language="python", cols=80, rows=24)
        created = until(socket, lambda message: message["type"] == "terminal_created")
        session = created["sessionId"]
        until(socket, lambda message: ">>>" in message.get("data", ""))
        send(socket, f"terminal_input_{session}", data="6 * 7\r")
        until(socket, lambda message: "42" in message.get("data", ""))
        send(socket, "terminal_input", sessionId=session, data="exit(3)\r")
        closed = until(socket, lambda message: message["type"] == "terminal_closed")
    assert (closed["sessionId"], closed["exitCode"]) == (session, 3)


def test_a_console_prints_no_more_than_its_watcher_has_drawn(site: Site) -> None:
    with open_socket(site) as socket:
        session = create_console(socket, "bash")
        send(socket, "terminal_ack", sessionId=session, seq=0)
        send(socket, "terminal_input", sessionId=session, data="yes\r")
        sizes: list[int] = []
        while sum(sizes) < 200_000:
            sizes.append(len(until(socket, _is_output)["data"]))
        for number in range(150):  # Each question and its answer is time for what comes unasked.
            send(socket, "join_execution", executionId=str(number))
            while (message := until(socket, lambda message: True))["type"] != "error":
                sizes.append(len(message["data"]))
        assert sum(sizes) < 700_000
        while sum(sizes) < 2_000_000:
            send(socket, "terminal_ack", sessionId=session, seq=len(sizes))
            sizes.append(len(until(socket, _is_output)["data"]))
        send(socket, "terminal_close", sessionId=session)
        send(socket, "terminal_ack", sessionId=session, seq=1_000_000)
        until(socket, lambda message: message["type"] == "terminal_closed")


def _is_output(message: dict[str, Any]) -> bool:
    return bool(message["type"] == "terminal_output")


def test_a_disabled_language_has_no_console(new_site: Callable[..., Site]) -> None:
    site = new_site()
    code = "from languages.models import Language; Language.objects.filter(slug='python').update(enabled=False)"
    site.manage("shell", "-v0", "-c", code)
    site.serve()
    with open_socket(site) as socket:
        send(socket, "terminal_create", language="python", cols=80, rows=24)
        assert until(socket, lambda message: True)["type"] == "terminal_error"


def create_console(socket: ClientConnection, language: str) -> str:
    send(socket, "terminal_create", language=language, cols=80, rows=24)
    session: str = until(socket, lambda message: message["type"] == "terminal_created")["sessionId"]
    return session


def test_what_is_typed_before_a_console_starts_reaches_it(new_site: Callable[..., Site]) -> None:
    site = new_site(INTERACTIVE_SEATS="1")
    site.serve()
    with site.terminal(site.submit("input()", interactive=True)) as terminal, open_socket(site) as socket:
        terminal.until("input_prompt")
        session = create_console(socket, "python")
        send(socket, "terminal_input", sessionId=session, data="6 * 7\r")
        terminal.send("stop")
        until(socket, lambda message: "42" in message.get("data", ""))


def test_a_console_takes_the_size_of_its_window(site: Site) -> None:
    with open_socket(site) as socket:
        session = create_console(socket, "bash")
        until(socket, lambda message: "$" in message.get("data", ""))
        send(socket, "terminal_resize", sessionId=session, cols=101, rows=37)
        send(socket, "terminal_input", sessionId=session, data="stty size\r")
        until(socket, lambda message: "37 101" in message.get("data", ""))


def test_a_socket_has_eight_consoles_and_each_is_its_own(site: Site) -> None:
    with open_socket(site) as socket:
        sessions = [create_console(socket, "bash") for _ in range(8)]
        send(socket, "terminal_create", language="bash", cols=80, rows=24)
        refused = until(socket, lambda message: message["type"] == "terminal_error")
        assert "at most 8" in refused["message"]
        for number, session in enumerate(sessions):
            send(socket, "terminal_input", sessionId=session, data=f"exit {number}\r")
        closed = [until(socket, lambda message: message["type"] == "terminal_closed") for _ in sessions]
        codes = {each["sessionId"]: each["exitCode"] for each in closed}
        assert codes == {session: number for number, session in enumerate(sessions)}
        create_console(socket, "bash")  # Room again.


def test_a_socket_follows_a_hundred_executions(new_site: Callable[..., Site]) -> None:
    site = new_site(CONCURRENT_EXECUTIONS="1", QUEUE_CAPACITY="200")
    site.serve()
    waiting = [site.submit("sleep 30", "bash")["id"] for _ in range(101)]
    with open_socket(site) as socket:
        for identifier in waiting:
            send(socket, "join_execution", executionId=identifier)
        refused = until(socket, lambda message: message["type"] == "error")
        assert (refused["code"], "at most 100" in refused["message"]) == ("too_many", True)
        with site.client() as client:
            client.post(f"/api/executions/{waiting[50]}/cancel")
        assert until(socket, lambda message: message["type"] == "execution_result")["id"] == waiting[50]
        send(socket, "join_execution", executionId=waiting[100])  # Room again: no refusal before its end.
        with site.client() as client:
            client.post(f"/api/executions/{waiting[100]}/cancel")
        last = until(socket, lambda message: message["type"] in ("error", "execution_result"))
        assert last.get("id") == waiting[100]
