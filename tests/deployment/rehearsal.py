"""The stack for real, under Compose and on a Swarm of one node: scaled and updated while it is used; nobody notices."""

import json
import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.deployment.stacks import Compose, Stack, Swarm, build_images, secret_of
from tests.services import until

wait = partial(until, seconds=180, pause=0.2)
SomeStack = TypeVar("SomeStack", bound=Stack)
METRICS = {"Authorization": f"Bearer {secret_of('metrics_token')}"}
SHORT = "import time\ntime.sleep(0.3)\nprint({})"
COUNTING = "n = 0\nwhile (line := input()) != 'end':\n    n += 1\n    print(n, line)"


@pytest.fixture(scope="module")
def images() -> None:
    if os.geteuid():
        pytest.fail("an engine of its own needs root: run script/test as root")
    build_images()


@pytest.fixture
def compose(images: None, tmp_path: Path) -> Iterator[Compose]:
    yield from running(Compose(tmp_path))


@pytest.fixture
def swarm(images: None, tmp_path: Path) -> Iterator[Swarm]:
    yield from running(Swarm(tmp_path))


def running(stack: SomeStack) -> Iterator[SomeStack]:
    try:
        stack.start()
        wait(lambda: workers(stack.site) == 1, "the site answers through nginx, with a worker")
        yield stack
    finally:
        stack.stop()


class Caller(threading.Thread):
    """Runs programs one after another until it is told to end."""

    def __init__(self, site: str, path: str) -> None:
        super().__init__()
        self.done = 0
        self.failures: list[str] = []
        self._site, self._path = site, path
        self._ending = threading.Event()
        self.start()

    def run(self) -> None:
        with httpx.Client(base_url=self._site, timeout=60) as client:
            while not self._ending.is_set():
                number = self.done + len(self.failures)
                try:
                    said = self._once(client, {"language": "python", "code": SHORT.format(number)})
                except httpx.HTTPError as error:
                    said = repr(error)
                if said == f"success {number}\n":
                    self.done += 1
                else:
                    self.failures.append(said)

    def _once(self, client: httpx.Client, program: dict[str, Any]) -> str:
        answer = client.post(self._path, json=program)
        while answer.status_code == 202:
            answer = client.get(f"/api/result/{answer.json()['id']}", params={"wait": 20})
        if answer.status_code != 200:
            return f"{answer.status_code} {answer.text}"
        return "{verdict} {output}".format(**answer.json())

    def end(self) -> None:
        self._ending.set()
        self.join(90)


class Page(threading.Thread):
    """A terminal that is looked at, as the page does it: when its socket closes it comes back for what it lacks."""

    def __init__(self, site: str) -> None:
        super().__init__()
        program = {"language": "python", "code": COUNTING, "interactive": True}
        submitted = httpx.post(f"{site}/api/submit", json=program, timeout=60).json()
        token = submitted["terminalToken"]
        self._url = f"{site.replace('http', 'ws')}/api/ws/terminal/{submitted['id']}?token={token}"
        self.output, self.closed, self.seen = "", list[int](), 0
        self.result: dict[str, Any] = {}
        self._typed = 0
        self._ending = threading.Event()
        self.start()

    def run(self) -> None:
        while not self.result:
            try:
                with connect(self._url, max_size=None, open_timeout=20) as socket:
                    socket.send(json.dumps({"type": "resume", "seq": self.seen}))
                    while not self.result:
                        self._take(json.loads(socket.recv(timeout=60)), lambda **it: socket.send(json.dumps(it)))
            except ConnectionClosed as closed:
                self.closed.append(closed.rcvd.code if closed.rcvd else 1006)

    def _take(self, message: dict[str, Any], send: Callable[..., None]) -> None:
        match message:
            case {"type": "output", "seq": seq, "data": data}:
                if seq > self.seen:  # What comes before "resume" was heard may have been here before.
                    assert seq == self.seen + 1, "a gap"
                    self.seen = seq
                    self.output += data
                with suppress(ConnectionClosed):  # Its last word is still to be read.
                    send(type="ack", seq=seq)
            case {"type": "input_prompt"}:
                self._typed += 1
                send(type="input", data="end\r" if self._ending.is_set() else f"line{self._typed}\r")
            case {"type": "result"}:
                self.result = message

    def end(self) -> None:
        self._ending.set()
        self.join(60)


def test_nobody_notices_scaling_under_compose(compose: Compose) -> None:
    with in_use(compose) as (callers, page):
        compose.scale(worker=3)
        wait(lambda: workers(compose.site) == 3, "three workers work")
        done = [caller.done for caller in callers]
        page.end()  # Before the worker that runs it must have gone.
        compose.scale(worker=1)
        wait(lambda: workers(compose.site) == 1, "one worker is left")
        wait(lambda: all(caller.done > n + 1 for caller, n in zip(callers, done, strict=True)), "programs run")
    assert page.closed == []
    compose.down()
    assert [compose.docker(kind, "ls", "--quiet") for kind in ("container", "volume")] == [[], []]


def test_nobody_notices_scaling_and_updates_on_a_swarm(swarm: Swarm) -> None:
    with in_use(swarm) as (callers, page):
        before = swarm.tasks("web")
        swarm.update("web")
        swarm.scale(worker=3)
        wait(lambda: page.closed and not swarm.tasks("web") & before, "a new web process is in the old one's place")
        wait(lambda: workers(swarm.site) == 3, "three workers work")
        done = [caller.done for caller in callers]
        swarm.scale(worker=1)
        page.end()  # Before the worker that runs it must have gone.
        wait(lambda: workers(swarm.site) == 1, "one worker is left")
        wait(lambda: all(caller.done > n + 1 for caller, n in zip(callers, done, strict=True)), "programs run")
    assert set(page.closed) == {1012}


@contextmanager
def in_use(stack: Stack) -> Iterator[tuple[list[Caller], Page]]:
    """One waits for each of its runs, one polls, one talks to a program: none of them is to fail."""
    callers, page = [Caller(stack.site, "/api/execute"), Caller(stack.site, "/api/submit")], Page(stack.site)
    try:
        wait(lambda: all(caller.done for caller in callers), "programs run")
        yield callers, page
    finally:
        for each in (*callers, page):
            each.end()
    assert [caller.failures for caller in callers] == [[], []]
    assert page.result["verdict"] == "success"
    typed = [line for line in page.output.splitlines() if line.startswith(tuple("123456789"))]
    assert typed == [f"{n} line{n}" for n in range(1, len(typed) + 1)]


def workers(site: str) -> int:
    """How many the site knows of that take executions."""
    try:
        said = httpx.get(f"{site}/metrics", headers=METRICS, timeout=5)
    except httpx.HTTPError:
        return 0
    found = re.search(r"^compiler_workers ([0-9.]+)$", said.text, re.MULTILINE)
    return int(float(found[1])) if found else 0
