"""Callers of a site under load: students at their terminals, and a course's queue of batch runs."""

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

ASKS = 'print("ready", flush=True)\nwhile (line := input("> ")) != "quit":\n    print(len(line))\n'
EVERY = 20.0  # Seconds from one run of a student to the next.
BETWEEN_KEYS = 1.0
PATIENCE = 120.0


@dataclass(slots=True)
class Taken:
    """What was seen, in ms; `errors` in words."""

    wait: list[float] = field(default_factory=list)
    first_byte: list[float] = field(default_factory=list)
    echo: list[float] = field(default_factory=list)
    runs: int = 0
    errors: list[str] = field(default_factory=list)


@asynccontextmanager
async def http() -> AsyncIterator[httpx.AsyncClient]:
    """One client for all, which therefore keeps nobody's cookies."""
    nobodys = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=50)
    async with httpx.AsyncClient(timeout=PATIENCE, limits=limits, cookies=nobodys) as client:  # type: ignore[arg-type]
        yield client


class Browser:
    """A page of the site that somebody opened, with its own session."""

    def __init__(self, client: httpx.AsyncClient, port: int, taken: Taken) -> None:
        self._client, self._port, self._taken = client, port, taken
        self._headers: dict[str, str] = {}

    async def open(self) -> None:
        page = await self._client.get(f"http://127.0.0.1:{self._port}/")
        page.raise_for_status()
        cookies = dict(line.split(";")[0].split("=", 1) for line in page.headers.get_list("set-cookie"))
        self._headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "X-CSRFToken": cookies["csrftoken"],
        }

    async def submit(self, language: str, code: str, *, interactive: bool) -> dict[str, Any]:
        body = {"language": language, "code": code, "interactive": interactive}
        url = f"http://127.0.0.1:{self._port}/api/submit"
        answer = await self._client.post(url, json=body, headers=self._headers)
        if answer.status_code != 202:
            raise Refused(f"submit: {answer.status_code} {answer.text[:200]}")
        submitted: dict[str, Any] = answer.json()
        return submitted

    async def result(self, identifier: str) -> dict[str, Any]:
        url = f"http://127.0.0.1:{self._port}/api/result/{identifier}?wait=60"
        for _ in range(20):
            answer = await self._client.get(url, headers=self._headers)
            if answer.status_code not in (200, 202):  # 202: it has not ended yet.
                raise Refused(f"result: {answer.status_code} {answer.text[:200]}")
            result: dict[str, Any] = answer.json()
            if result.get("verdict"):
                return result
        raise Refused(f"no result of {identifier}")

    @asynccontextmanager
    async def terminal(self) -> "AsyncIterator[Terminal]":
        """A program that runs and says that it is ready."""
        start = time.perf_counter()
        submitted = await self.submit("python", ASKS, interactive=True)
        url = f"ws://127.0.0.1:{self._port}/api/ws/terminal/{submitted['id']}?token={submitted['terminalToken']}"
        async with connect(url, max_size=None, open_timeout=PATIENCE, ping_interval=None, compression=None) as socket:
            terminal = Terminal(socket)
            await terminal.output_after("ready")
            self._taken.first_byte.append((time.perf_counter() - start) * 1000)
            await terminal.output_after("> ")
            yield terminal


class Refused(Exception):
    """The site did not do what was asked of it."""


class Terminal:
    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._seq = 0
        self._unread = ""
        self.result: dict[str, Any] = {}

    async def send(self, type_: str, **fields: Any) -> None:
        await self._socket.send(json.dumps({"type": type_, **fields}))

    async def stop(self) -> None:
        with suppress(ConnectionClosed):
            await self.send("stop")

    async def answer(self) -> None:
        """A line, and what the program says to it."""
        await self.send("input", data="four\n")
        await self.output_after("4\r\n> ")

    async def output_after(self, text: str) -> None:
        """Read until the program has printed `text`."""
        async with asyncio.timeout(PATIENCE):
            while text not in self._unread:
                await self._next()
        self._unread = self._unread.partition(text)[2]

    async def ended(self) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE):
            while not self.result:
                await self._next()
        return self.result

    async def _next(self) -> None:
        message = json.loads(await self._socket.recv())
        match message["type"]:
            case "output":
                if message["seq"] != self._seq + 1:
                    raise Refused(f"output {message['seq']} came after {self._seq}")
                self._seq = message["seq"]
                self._unread += message["data"]
                with suppress(ConnectionClosed):  # It had sent its last word; what is left of it is still to be read.
                    await self.send("ack", seq=self._seq)
            case "error":
                raise Refused(f"terminal: {message}")
            case "result":
                self.result = message


async def study(browser: Browser, taken: Taken, until: float) -> None:
    """Runs a program, types, ends it and runs the next one, beginning at any moment of the first `EVERY` seconds."""
    await asyncio.sleep(random.uniform(0, EVERY))  # noqa: S311 - nobody's secret
    while time.monotonic() < until:
        next_run = time.monotonic() + EVERY
        try:
            await _one_run(browser, taken, next_run)
        except Exception as error:
            taken.errors.append(f"{type(error).__name__}: {error}"[:300])
        await asyncio.sleep(max(0, next_run - time.monotonic()))


async def _one_run(browser: Browser, taken: Taken, until: float) -> None:
    async with browser.terminal() as terminal:
        while time.monotonic() < until - BETWEEN_KEYS:
            start = time.perf_counter()
            await terminal.send("input", data="x")
            await terminal.output_after("x")
            taken.echo.append((time.perf_counter() - start) * 1000)
            await asyncio.sleep(BETWEEN_KEYS)
        await terminal.send("input", data="\nquit\n")
        note(taken, await terminal.ended())


async def batch(browser: Browser, taken: Taken, language: str, code: str) -> None:
    try:
        submitted = await browser.submit(language, code, interactive=False)
        note(taken, await browser.result(submitted["id"]))
    except Exception as error:
        taken.errors.append(f"{language}: {type(error).__name__}: {error}"[:300])


def note(taken: Taken, result: dict[str, Any]) -> None:
    taken.runs += 1
    if result["verdict"] != "success":
        taken.errors.append(f"{result.get('language')}: {result['verdict']}: {result.get('message')}")
    queued, started = (datetime.fromisoformat(result[name]) for name in ("queuedAt", "startedAt"))
    taken.wait.append((started - queued).total_seconds() * 1000)
