"""Running small programs in a sandbox, and what came of them."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace

from executions.sandbox.job import (
    Ended,
    Event,
    File,
    Output,
    Spec,
    Started,
    Step,
    StepLimits,
    Stream,
    Terminal,
    Waiting,
)
from executions.sandbox.pool import Pool, Sandbox

MIB = 1 << 20
PYTHON = "compiler-site/python:latest"
SPEC = Spec(image=PYTHON, memory=128 * MIB, processes=32, cpus=1.0, disk=16 * MIB)
LIMITS = StepLimits(wall=20.0, cpu=10.0, idle=None, output=MIB, file_size=8 * MIB)
ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/tmp", "LANG": "C.UTF-8"}
ON_A_TERMINAL = ENVIRONMENT | {"TERM": "xterm-256color"}

COUNT_PROCESSES = """
import os, time
n = 1
try:
    while True:
        if os.fork() == 0: time.sleep(30)
        n += 1
except BlockingIOError:
    print(n)
"""


def step(*argv: str, terminal: Terminal | None = None, **changes: object) -> Step:
    env = ON_A_TERMINAL if terminal else ENVIRONMENT
    return replace(Step(argv=argv, env=env, limits=LIMITS, terminal=terminal), **changes)  # type: ignore[arg-type]


@dataclass
class Ran:
    """All that a step said."""

    events: list[Event] = field(default_factory=list)

    def text(self, *streams: Stream) -> str:
        wanted = streams or tuple(Stream)
        data = [each.data for each in self.events if isinstance(each, Output) and each.stream in wanted]
        return b"".join(data).decode(errors="replace")

    @property
    def out(self) -> str:
        return self.text(Stream.STDOUT)

    @property
    def err(self) -> str:
        return self.text(Stream.STDERR)

    @property
    def waits(self) -> int:
        return sum(isinstance(each, Waiting) for each in self.events)

    @property
    def ended(self) -> Ended:
        last = self.events[-1]
        assert isinstance(last, Ended)
        return last


async def all_of(box: Sandbox, wanted: Step) -> Ran:
    return Ran([event async for event in box.run(wanted)])


class Runner:
    """Python programs through a pool, each a job of its own."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool

    async def __call__(
        self,
        source: str,
        *,
        spec: Spec = SPEC,
        stdin: bytes = b"",
        args: Sequence[str] = (),
        owner: str = "somebody",
        **limits: object,
    ) -> Ran:
        wanted = step(
            "python3",
            "main.py",
            *args,
            stdin=stdin,
            limits=replace(LIMITS, **limits),  # type: ignore[arg-type]
        )
        async with self.pool.sandbox(spec, owner=owner) as box:
            await box.open([File(name="main.py", content=source.encode())])
            return await all_of(box, wanted)


class Session:
    """A program on a terminal, talked to step by step."""

    def __init__(self, box: Sandbox, wanted: Step, then: Step | None = None) -> None:
        self.box = box
        self.ran = Ran()
        self._events: AsyncIterator[Event] = box.run(wanted, then)

    async def next(self) -> Event:
        event = await anext(self._events)
        self.ran.events.append(event)
        return event

    async def started(self) -> None:
        assert isinstance(await self.next(), Started)

    async def until(self, text: str) -> str:
        """Read on until `text` was printed since the last call; what was printed up to there and in its event."""
        seen = b""
        while text.encode() not in seen:
            event = await self.next()
            assert not isinstance(event, Ended), (event, self.ran.text())
            if isinstance(event, Output):
                seen += event.data
        return seen.decode(errors="replace")

    async def until_waiting(self) -> None:
        while not isinstance(event := await self.next(), Waiting):
            assert not isinstance(event, Ended), (event, self.ran.text())

    async def end(self) -> Ran:
        async for event in self._events:
            self.ran.events.append(event)
        return self.ran


async def eventually(condition: object, seconds: float = 10.0) -> None:
    """For what Docker alone knows and tells nobody."""
    async with asyncio.timeout(seconds):
        while not await condition():  # type: ignore[operator]  # noqa: ASYNC110 - the engine sends no event
            await asyncio.sleep(0.05)


async def snapshot_is(pool: Pool, **wanted: int) -> None:
    async def is_so() -> bool:
        return wanted.items() <= pool.snapshot().items()

    await eventually(is_so, seconds=20)
