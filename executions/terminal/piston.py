"""Piston's socket: one program that is talked to over pipes, each stage of it told."""

import asyncio
import time
from collections import deque
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from executions import queue
from executions.allowances import QuotaRefused
from executions.api import bodies
from executions.api.piston import busy, ending, ran
from executions.api.piston_jobs import Refused, job_of
from executions.api.problems import Problem
from executions.limits import LimitsRefused
from executions.models import Execution, Verdict, Viewer
from executions.queue import NoWorker, QueueFull
from executions.sandbox.job import Stream
from executions.sandbox.protocol import EVERY_SIGNAL
from executions.terminal.protocol import Fields
from executions.terminal.socket import Socket
from executions.terminal.stream import Follower

INIT_WITHIN = 1.0  # Seconds.
EARLY_BYTES = 64 * 1024  # Of input: what a run keeps until its program takes it.
COMPILE, RUN = "compile", "run"
ALREADY_INITIALIZED = 4000, "Already Initialized"
INITIALIZATION_TIMEOUT = 4001, "Initialization Timeout"
NOTIFIED_ERROR = 4002, "Notified Error"
NOT_YET_INITIALIZED = 4003, "Not yet initialized"
CAN_ONLY_WRITE_TO_STDIN = 4004, "Can only write to stdin"
INVALID_SIGNAL = 4005, "Invalid signal"
JOB_COMPLETED = 4999, "Job Completed"
# What ends a compiler too.
ENDING_SIGNALS = ("SIGHUP", "SIGINT", "SIGQUIT", "SIGKILL", "SIGTERM")


class PistonConsumer(Socket):
    """`WS /api/v2/connect`. The program lives as long as the socket.

    Beyond Piston's own messages it understands `{"type": "eof"}`: there is no more input.
    """

    understands: Mapping[str, Fields] = {}

    async def opened(self) -> None:
        self._begun = self._closing = False
        self._compiles = False
        self._stage = ""
        self._follower: Follower | None = None
        self._untold: deque[dict[str, Any]] = deque()  # What the worker is to hear, once there is one.
        self._telling = asyncio.Lock()
        self._early_bytes = 0
        await self.accept()
        if (viewer := await self.recognise()) is None:
            return
        self._viewer: Viewer = viewer
        if not settings.ANONYMOUS_API and self._viewer.owner.startswith("address:"):
            await self._notify_error("This site runs programs only for those it knows: send a key.")
            return
        self.start(self._expire())

    async def closed(self) -> None:
        if self._follower:
            await queue.cancel(self._follower.execution)
            await self._follower.leave()

    async def pulse(self) -> None:
        if self._follower is None:
            return
        await self._tell({"type": "watch"})
        if time.monotonic() - self._active > settings.INTERACTIVE_IDLE_TIMEOUT:
            await queue.cancel(self._follower.execution)

    async def execution_changed(self, event: dict[str, Any]) -> None:
        if self._follower:
            self._follower.changed(event["change"])

    async def refuse(self, code: str, sentence: str, close: int | None = None) -> None:
        await self._notify_error(sentence)

    async def _expire(self) -> None:
        await asyncio.sleep(INIT_WITHIN)
        if not self._begun:
            await self._end(INITIALIZATION_TIMEOUT)

    # What the client says.

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        self._active = time.monotonic()
        if self._closing:
            return
        if not self._rate.allows():
            await self._notify_error("Too many messages; slow down.")
            return
        try:
            message = bodies.parse(bytes_data or (text_data or "").encode())
            if isinstance(message, dict):
                await self.take(message)
        except Problem as problem:
            await self._notify_error(problem.detail.replace("The body", "The message"))
        except Refused as refused:
            await self._notify_error(str(refused))

    async def take(self, message: dict[str, Any]) -> None:
        match message.get("type"):
            case "init" if self._begun:
                await self._end(ALREADY_INITIALIZED)
            case "init":
                await self._init(message)
            case "data" | "signal" | "eof" if not self._begun:
                await self._end(NOT_YET_INITIALIZED)
            case "data":
                await self._data(message)
            case "signal":
                await self._signal(message.get("signal"))
            case "eof":
                await self._tell({"type": "eof"})

    async def _init(self, message: dict[str, Any]) -> None:
        self._begun = True
        submission, runtime = await job_of(message, self._viewer, interactive=True)
        if not runtime.language.interactive:
            raise Refused(f"{runtime.name} does not run interactively here")
        self._compiles = runtime.language.compiled
        try:
            execution = await queue.submit(submission)
        except (QueueFull, NoWorker) as refusal:
            raise Refused(busy(refusal)) from None
        except (QuotaRefused, LimitsRefused) as refused:
            raise Refused(str(refused)) from None
        await self.send_message({"type": "runtime", "language": runtime.name, "version": runtime.version})
        self._follower = Follower(execution, channel=self.channel_name, send=self._pass_on)
        self.start(self._follow(self._follower))

    async def _data(self, message: dict[str, Any]) -> None:
        if message.get("stream") != "stdin":
            await self._end(CAN_ONLY_WRITE_TO_STDIN)
            return
        if not isinstance(message.get("data"), str):
            raise Refused("data is required as a string")
        if self._stage != RUN:
            self._early_bytes += len(message["data"].encode())
            if self._early_bytes > EARLY_BYTES:
                raise Refused(f"stdin cannot exceed {EARLY_BYTES} bytes before the program runs")
        await self._tell({"type": "input", "data": message["data"]})

    async def _signal(self, name: Any) -> None:
        if not isinstance(name, str) or name not in EVERY_SIGNAL:
            await self._end(INVALID_SIGNAL)
        elif self._stage == RUN:
            await self._tell({"type": "signal", "name": name})
        elif self._follower and name in ENDING_SIGNALS:
            await queue.cancel(self._follower.execution)

    async def _tell(self, message: dict[str, Any]) -> None:
        """Hand it to the worker, after all that was to be told before; keep it while there is none yet."""
        self._untold.append(message)
        async with self._telling:
            while self._untold and self._follower and (worker := self._follower.execution.worker):
                await self.tell(worker, self._follower.execution.pk, self._untold.popleft())

    # What becomes of the program.

    async def _follow(self, follower: Follower) -> None:
        try:
            await follower.follow()
        except Execution.DoesNotExist:
            await self._notify_error("This execution was deleted.")

    async def _pass_on(self, message: dict[str, Any]) -> None:
        if self._closing:
            return
        match message["type"]:
            case "status" if message["status"] == "running":
                await self._started(message["phase"])
            case "output":
                await self._output(message)
            case "result":
                await self._result(message)

    async def _started(self, phase: str | None) -> None:
        await self._tell({"type": "watch"})
        if phase == "running":
            await self._enter(RUN)
        elif self._compiles:
            await self._enter(COMPILE)

    async def _output(self, message: dict[str, Any]) -> None:
        await self._enter(COMPILE if message["stream"] == Stream.COMPILE else RUN)
        stream = Stream.STDOUT if message["stream"] == Stream.STDOUT else Stream.STDERR
        await self.send_message({"type": "data", "stream": stream, "data": message["data"]})
        if self._follower:
            self._follower.acknowledge(message["seq"])

    async def _result(self, result: dict[str, Any]) -> None:
        if result["verdict"] == Verdict.INTERNAL_ERROR:
            await self._notify_error(result["message"])
            return
        has_run = not self._compiles or ran(result["compileTime"], result["executionTime"])
        await self._enter(RUN if has_run else COMPILE)
        await self._exit(*ending(result["verdict"], result["exitCode"], result["signal"]))
        await self._end(JOB_COMPLETED)

    async def _enter(self, stage: str) -> None:
        """Tell that `stage` has begun, and before it what of the other was not told."""
        if self._stage == stage:
            return
        if stage == RUN and self._compiles:
            await self._enter(COMPILE)
            await self._exit(0, None)
        self._stage = stage
        await self.send_message({"type": "stage", "stage": stage})

    async def _exit(self, code: int | None, signal: str | None) -> None:
        await self.send_message({"type": "exit", "stage": self._stage, "code": code, "signal": signal})

    async def _notify_error(self, sentence: str) -> None:
        await self.send_message({"type": "error", "message": sentence})
        await self._end(NOTIFIED_ERROR)

    async def _end(self, close: tuple[int, str]) -> None:
        if not self._closing:
            self._closing = True
            await self.close(*close)
