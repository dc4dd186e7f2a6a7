"""Watchers that come in hundreds, go without a word, or are slow."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import connect

from tests.services import until
from tests.site import Process, Site

MANY = 500
AT_ONCE = 50
OPEN = ("01", "08")  # Established, and waiting for our own close, as Linux numbers them.
LINES = 20_000
TALK = "print('up')\ninput()"
FAST = f"""
import time
begin = time.monotonic()
for i in range({LINES}):
    print(i)
    if i % 100 == 0:
        time.sleep(max(0, begin + i / 10_000 - time.monotonic()))
"""


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory, database_template: Path) -> Iterator[tuple[Site, Process]]:
    site = Site(
        tmp_path_factory.mktemp("site"), database_template, INTERACTIVE_UNWATCHED_TIMEOUT="3", EXECUTION_LEASE="3"
    )
    try:
        yield site, site.serve()
    finally:
        site.end()


def address(site: Site, submitted: dict[str, Any]) -> str:
    return f"ws://127.0.0.1:{site.port}/api/ws/terminal/{submitted['id']}?token={submitted['terminalToken']}"


def connections(site: Site) -> int:
    """How many the site has open, or has not closed though the other side did."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return sum(row[1].endswith(f":{site.port:04X}") and row[3] in OPEN for row in rows)


async def open_and_drop(url: str) -> None:
    """All are open together; then each is gone as if its machine had lost its power after a last reset."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one() -> Any:
        async with gate:
            watcher = await connect(url, open_timeout=60, ping_interval=None)
            await watcher.recv()
            return watcher

    for watcher in await asyncio.gather(*(one() for _ in range(MANY))):
        watcher.transport.abort()


def test_hundreds_of_dropped_sockets_leave_nothing(process: tuple[Site, Process]) -> None:
    site, _ = process
    submitted = site.submit(TALK, interactive=True)
    with site.terminal(submitted) as terminal:
        terminal.until("input_prompt")
        before = connections(site)
        asyncio.run(open_and_drop(address(site, submitted)))
        until(lambda: connections(site) <= before, "no socket is left open", 60)
        terminal.send("input", data="\r")
        assert terminal.until("result")["verdict"] == "success", "who stays is served on"


def test_a_watcher_that_is_gone_without_a_word_is_not_waited_for(process: tuple[Site, Process]) -> None:
    """Its host has lost the network: nothing is closed, and nothing answers any more."""
    site, _ = process
    submitted = site.submit(TALK, interactive=True)
    path = address(site, submitted).partition(str(site.port))[2]
    before = connections(site)
    with socket.create_connection(("127.0.0.1", site.port)) as gone:
        key = "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13"
        upgrade = (
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n{key}"
        )
        gone.sendall(f"{upgrade}\r\n\r\n".encode())
        assert gone.recv(12) == b"HTTP/1.1 101"
        result = site.result(submitted["id"])
        assert (result["status"], result["message"]) == ("cancelled", "Stopped: its terminal was closed")
        until(lambda: connections(site) <= before, "its socket was given up")


def test_a_slow_watcher_of_ten_thousand_lines_a_second_misses_none(process: tuple[Site, Process]) -> None:
    site, _ = process
    submitted = site.submit(FAST, interactive=True)
    with site.terminal(submitted) as slow, site.terminal(submitted) as quick:
        slow.next()  # And then nothing, until all is over for the other.
        assert quick.until("result", 60)["verdict"] == "success"
        with suppress(TimeoutError):
            slow.until("result", 60)
    expected = "".join(f"{i}\r\n" for i in range(LINES))
    assert quick.output == expected
    assert slow.output == expected
    assert slow.messages[-1]["type"] == "result"
