"""One sandbox: a container with init in it, and the stream to talk to it."""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import cast

from executions.sandbox import protocol
from executions.sandbox.errors import EngineHangs, SandboxError, SandboxLost
from executions.sandbox.job import Ended, Event, File, Output, Spec, Started, Step, Stop, Terminal, Waiting
from executions.sandbox.protocol import Clean, Collected, Failed, FileBegins, FileData, Message, Ready, Taken

log = logging.getLogger(__name__)

GRACE = 3.0  # Seconds after which init, told or bound to end a step, is taken to have failed.
KEPT_BACK = 0.5
CLEANING = 5.0
STARTING = 20.0
TYPED_AHEAD = 1 << 20  # Bytes kept for a program that does not read its terminal; more is dropped.


class Sandbox(asyncio.Protocol):
    """Made by the pool. One step at a time; `run()` is its only source of events."""

    def __init__(self, spec: Spec, container_id: str) -> None:
        self.spec = spec
        self.id = container_id
        self.no_jail_because = "it did not come up yet"  # "": it has one.
        self.jobs = 0
        self.on_lost: Callable[[Sandbox], None] = lambda sandbox: None
        self.engine_answers: Callable[[], Awaitable[bool]] = _always
        self.ran_out_of_memory: Callable[[], Awaitable[bool]] | None = None
        self._decoder = protocol.Decoder()
        self._transport: asyncio.Transport | None = None
        self._error: SandboxError | None = None
        self._unsent = b""  # What goes out together with the next step: one write, one wake-up.
        self._messages: deque[Message | Event] = deque()
        self._arrived: asyncio.Future[None] | None = None
        self._step: Step | None = None
        self._following: Step | None = None
        self._began = 0.0
        self._input = bytearray()
        self._input_window = 0
        self._input_ended = False
        self._timers: list[asyncio.TimerHandle] = []
        self._asking: asyncio.Task[None] | None = None

    # What the runner does.

    @property
    def can_fork(self) -> bool:
        """False without a jail: then each sandbox serves one run."""
        return not self.no_jail_because

    async def open(self, files: Sequence[File]) -> None:
        """A new jail whose /work holds `files`."""
        self.jobs += 1
        self._unsent += protocol.job(files)

    async def fork(self) -> None:
        """A new jail whose /work is a copy of what the first one's was when this was first called."""
        self._unsent += protocol.FORK

    async def run(self, step: Step, then: Step | None = None) -> AsyncIterator[Event]:
        """Events as they come; the last one, and only that, is Ended.

        `then` starts by itself when `step` ends with exit code 0, and is to be the next that is run.
        """
        self._begin(step, then)
        try:
            yield Started()
            while True:
                event = await self._next_or_death()
                if isinstance(event, Ended):
                    self._step = None
                    yield event
                    return
                if isinstance(event, Output | Waiting):
                    yield event
        finally:
            self._cancel_timers()

    def write(self, data: bytes) -> None:
        if self._step and self._step.listens:
            self._input += data[: max(0, TYPED_AHEAD - len(self._input))]
            self._send_input()

    def end_input(self) -> None:
        if self._step and self._step.listens:
            self._input_ended = True
            self._send_input()

    def resize(self, terminal: Terminal) -> None:
        self._tell_step(protocol.resize(terminal))

    def signal(self, name: str) -> None:
        """One of `protocol.EVERY_SIGNAL`, to what runs in the foreground."""
        self._tell_step(protocol.signal(name))

    def kill(self) -> None:
        if self._step:
            self._tell_step(protocol.KILL)
            self._give_up_after(GRACE, Stop.KILLED)

    def grant(self, amount: int) -> None:
        """Let the terminal print so many bytes more."""
        self._tell_step(protocol.credit(amount))

    async def collect(self, *, most: int, size: int) -> list[File]:
        """The files under /work/output, named from there: at most `most` of them, `size` bytes together."""
        self._send(protocol.collect(most=most, size=size))
        names: list[tuple[str, bytearray]] = []
        while not isinstance(message := await self._next(), Collected):
            match message:
                case FileBegins(name=name):
                    names.append((name, bytearray()))
                case FileData(data=data) if names:
                    names[-1][1].extend(data)
        return [File(name=name, content=bytes(content)) for name, content in names]

    # What the pool does.

    @property
    def usable(self) -> bool:
        """Alive, and with nothing running in it."""
        return self._error is None and self._step is None and self._transport is not None

    async def come_up(self) -> None:
        """Wait until init is there and has made a jail, or found that it cannot."""
        async with asyncio.timeout(STARTING):
            message = await self._next()
        if not isinstance(message, Ready):
            raise SandboxLost(f"init began with {message!r}")
        self.no_jail_because = "" if message.jailed else message.reason or "no reason given"

    async def close_job(self) -> bool:
        """End the jail. True: nothing is left of it and the sandbox can serve again."""
        if not self.usable:
            return False
        self._unsent = b""
        self._send(protocol.CLOSE)
        try:
            async with asyncio.timeout(CLEANING):
                while not isinstance(message := await self._next(), Clean):
                    pass
        except (SandboxError, TimeoutError):
            return False
        return message.clean

    def abandon(self) -> None:
        """Close the stream: init exits, and the container removes itself."""
        self._fail(SandboxLost("the sandbox was given up"))

    # The stream.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        try:
            for message in self._decoder.feed(data):
                self._hear(message)
        except SandboxLost as error:
            self._fail(error)

    def connection_lost(self, exc: Exception | None) -> None:
        self._fail(SandboxLost(f"the sandbox's stream ended{f': {exc}' if exc else ''}"))
        self._transport = None

    def _hear(self, message: Message) -> None:
        match message:
            case Failed(reason=reason):
                raise SandboxLost(f"init: {reason}")
            case Taken(size=size):
                self._input_window += size
                self._send_input()
            case _:
                self._put(message)

    def _put(self, message: Message | Event) -> None:
        self._messages.append(message)
        if self._arrived and not self._arrived.done():
            self._arrived.set_result(None)

    async def _next(self) -> Message | Event:
        """The next message; what came before the sandbox was lost still counts."""
        while not self._messages:
            if self._error:
                raise self._error
            self._arrived = asyncio.get_running_loop().create_future()
            await self._arrived
        return self._messages.popleft()

    async def _next_or_death(self) -> Message | Event:
        """As `_next()`. A program without a jail may have had init killed for memory in its place: so it has ended."""
        try:
            return await self._next()
        except SandboxLost:
            if not self.ran_out_of_memory or not await self.ran_out_of_memory():
                raise
            return self._unmeasured(Stop.MEMORY)

    def _send(self, frames: bytes) -> None:
        if self._error:
            raise self._error
        if self._transport:
            self._transport.write(self._unsent + frames)
            self._unsent = b""

    def _tell_step(self, frame: bytes) -> None:
        if self._step and not self._error:
            self._send(frame)

    def _fail(self, error: SandboxError) -> None:
        if self._error:
            return
        self._error = error
        self._cancel_timers()
        if self._arrived and not self._arrived.done():
            self._arrived.set_result(None)
        if self._transport:
            self._transport.abort()
        self.on_lost(self)

    # A step.

    def _begin(self, step: Step, then: Step | None) -> None:
        if self._step:
            raise SandboxLost("a step was started while another one runs")
        frames = b""
        if step is not self._following:
            self._messages.clear()
            frames = protocol.step(step)
        if then:
            frames += protocol.step(then, follows=True)
        self._following = then
        self._step = step
        self._began = asyncio.get_running_loop().time()
        self._input_window = protocol.INPUT_WINDOW
        self._input = bytearray(b"" if step.compiling else step.stdin)
        self._input_ended = not step.listens and not step.compiling
        self._send(frames + self._input_frames())
        if step.limits.wall is not None:
            self._give_up_after(step.limits.wall + GRACE, Stop.WALL)

    def _input_frames(self) -> bytes:
        """As much of the input as may be on its way, and its end once all of it is."""
        size = min(len(self._input), self._input_window)
        frames = protocol.typed(bytes(self._input[:size]))
        del self._input[:size]
        self._input_window -= size
        if self._input_ended and not self._input:
            self._input_ended = False
            frames += protocol.END_INPUT
        return frames

    def _send_input(self) -> None:
        if self._step and not self._error and (frames := self._input_frames()):
            self._send(frames)

    def _give_up_after(self, seconds: float, stop: Stop) -> None:
        self._timers.append(asyncio.get_running_loop().call_later(seconds, self._give_up, stop))

    def _give_up(self, stop: Stop) -> None:
        """init did not end the step in time: its container goes, and the verdict stands all the same."""
        if not self._step or self._error:
            return
        log.warning("sandbox %s did not end a step (%s) in time", self.id[:12], stop)
        if stop is Stop.WALL:
            self._asking = asyncio.get_running_loop().create_task(self._ask_engine(stop))
        else:
            self._end_unmeasured(stop)

    async def _ask_engine(self, stop: Stop) -> None:
        """Whether it is the engine that keeps back what init says: then a program's time is not known."""
        answers = await self.engine_answers()
        await asyncio.sleep(KEPT_BACK)  # What an engine kept back that hung until now comes after its answer.
        if answers:
            self._end_unmeasured(stop)
        else:
            self._fail(EngineHangs("the engine does not answer, so what its sandboxes say is not heard"))

    def _end_unmeasured(self, stop: Stop) -> None:
        self._put(self._unmeasured(stop))
        self._fail(SandboxLost("init did not answer"))

    def _unmeasured(self, stop: Stop) -> Ended:
        """The end of a step of which init could tell nothing."""
        wall = asyncio.get_running_loop().time() - self._began
        return Ended(stop=stop, exit_code=None, signal=9, wall=wall, user=0, system=0, memory=0, output_cut=False)

    def _cancel_timers(self) -> None:
        while self._timers:
            self._timers.pop().cancel()
        if self._asking and self._asking is not asyncio.current_task():
            self._asking.cancel()


async def _always() -> bool:
    return True
