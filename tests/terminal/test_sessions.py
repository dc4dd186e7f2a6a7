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


def test_a_disabled_language_has_no_console(new_site: Callable[..., Site]) -> None:
    site = new_site()
    code = "from languages.models import Language; Language.objects.filter(slug='python').update(enabled=False)"
    site.manage("shell", "-v0", "-c", code)
    site.serve()
    with open_socket(site) as socket:
        send(socket, "terminal_create", language="python", cols=80, rows=24)
        assert until(socket, lambda message: True)["type"] == "terminal_error"
