"""Bringing one watcher what happens to one execution: in order, once, and no faster than it can draw."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from uuid import UUID

from django.db import DatabaseError
from redis.exceptions import RedisError

from executions import notify
from executions.database import in_database
from executions.models import Execution, State
from executions.results import brief_result_of, status_of
from executions.transcript import Frame, Prompt, live, shown

log = logging.getLogger(__name__)

LOOK_AGAIN = 2.0  # Seconds after which the state is read anyway, should a notice have been lost.
LOOK_AT_LAST = 8.0  # What such a pause grows to while a program runs and nothing happens.
WINDOW = 512 * 1024  # Characters that may be on their way to a watcher unacknowledged.

Send = Callable[[dict[str, Any]], Awaitable[None]]


class Follower:
    """Sends `status`, `output`, `input_prompt` and at last `result`; see `protocol`."""

    def __init__(self, execution: Execution, *, channel: str, send: Send) -> None:
        self.execution = execution
        self._channel = channel
        self._send = send
        self._sent = 0  # The last sequence number.
        self._on_their_way: deque[tuple[int, int]] = deque()  # Sequence number and characters of each frame.
        self._room = WINDOW
        self._told: tuple[Any, ...] | None = None
        self._prompted: Prompt | None = None
        self._ending: Execution | None = None
        self._news = asyncio.Event()
        self._state_is_news = True

    def changed(self, change: str) -> None:
        """Somebody told the socket that there is news."""
        self._state_is_news |= change != notify.Change.OUTPUT
        self._news.set()

    def acknowledge(self, seq: int) -> None:
        """The watcher has drawn everything up to `seq`."""
        while self._on_their_way and self._on_their_way[0][0] <= seq:
            self._room += self._on_their_way.popleft()[1]
        self._news.set()

    def resume(self, seq: int) -> None:
        """The watcher has everything up to `seq` already, and nothing after."""
        self._sent, self._room = seq, WINDOW
        self._on_their_way.clear()
        self._prompted = None
        self._news.set()

    async def follow(self) -> None:
        """Until the execution has ended and all was sent. Raises Execution.DoesNotExist when it is deleted."""
        await self._join()
        pause = LOOK_AGAIN
        while not await self._catch_up():
            try:
                async with asyncio.timeout(pause):
                    await self._news.wait()
                pause = LOOK_AGAIN
            except TimeoutError:
                self._state_is_news = True
                await self._join()  # A Redis that was restarted has forgotten who is in the group.
                # Nobody tells what waits how far the queue has come.
                pause = LOOK_AGAIN if self.execution.state == State.QUEUED else min(2 * pause, LOOK_AT_LAST)
            self._news.clear()

    async def leave(self) -> None:
        await notify.leave(notify.execution_group(self.execution.pk), self._channel)

    async def _join(self) -> None:
        await notify.join(notify.execution_group(self.execution.pk), self._channel)

    async def _catch_up(self) -> bool:
        """Send what is new and fits. True: that was all there will ever be."""
        if self._state_is_news:
            self._state_is_news = False
            await self._read_state_if_possible()
        if self.execution.has_ended:
            return await self._send_ending()
        if self._room > 0:
            try:
                frames, prompt = await live.read(self.execution.pk, self._sent)
            except (RedisError, OSError) as error:
                log.warning("transcript of %s cannot be read: %s", self.execution.pk, error)
                return False
            await self._send_frames(frames)
            await self._send_prompt(prompt)
        return False

    async def _read_state_if_possible(self) -> None:
        """What is printed goes on without the database."""
        try:
            await self._read_state()
        except DatabaseError as error:
            log.warning("execution %s cannot be looked at: %s", self.execution.pk, error)
            self._state_is_news = True

    async def _read_state(self) -> None:
        before = self.execution
        self.execution, position = await in_database(_with_position, before.pk)
        execution = self.execution
        if execution.attempts > before.attempts > 0:
            self.resume(0)  # It was lost and runs once more, from its beginning.
        told = (execution.state, execution.phase, position, execution.attempts)
        if told != self._told and not execution.has_ended:
            self._told = told
            status = status_of(execution, position)
            await self._send({"type": "status"} | {name: status[name] for name in ("status", "phase", "queuePosition")})

    async def _send_ending(self) -> bool:
        if self._ending is None:
            try:
                self._ending = await in_database(Execution.objects.get, pk=self.execution.pk)
            except DatabaseError as error:
                log.warning("the end of execution %s cannot be read: %s", self.execution.pk, error)
                return False
        transcript = self._ending.transcript
        await self._send_frames(transcript[self._sent :])
        if self._sent < len(transcript):
            return False
        await self._send({"type": "result"} | brief_result_of(self._ending))
        return True

    async def _send_frames(self, frames: Sequence[Frame]) -> None:
        for stream, _, text in frames:
            if self._room <= 0:
                return
            self._sent += 1
            self._room -= len(text)
            self._on_their_way.append((self._sent, len(text)))
            await self._send({"type": "output", "seq": self._sent, "stream": stream, "data": shown(text)})

    async def _send_prompt(self, prompt: Prompt | None) -> None:
        if prompt and prompt != self._prompted and prompt.after == self._sent:
            self._prompted = prompt
            await self._send({"type": "input_prompt", "prompt": prompt.text})


def _with_position(execution_id: UUID) -> tuple[Execution, int | None]:
    execution = Execution.objects.light().get(pk=execution_id)
    return execution, execution.queue_position()
