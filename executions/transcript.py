"""What a run printed, in order: kept while it runs where every process can read it, and in its row afterwards.

A frame is `[stream, milliseconds since the start, text]`; the n-th frame of a run has the sequence number n.
"""

import asyncio
import codecs
import json
import logging
import re
import time
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import astuple, dataclass
from typing import Any, Protocol
from uuid import UUID

import redis.asyncio
from django.conf import settings
from redis.exceptions import RedisError

from executions import notify
from executions.redis_pool import connection_pool

Frame = list[Any]

FRAMES_A_SECOND = 60
RETRY = 1.0  # Seconds between attempts to publish while Redis is away.
BATCH_DELAY = 0.05  # Most batch runs are over by then, and nobody need be told of their output but by the result.
LONGEST_FRAME = 16_384  # Characters; a browser's terminal parses as much without a pause that can be felt.
LONGEST_PROMPT = 500
CONTROL_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])|[\x00-\x1f\x7f]")
KEPT_AFTER_SILENCE = 3600  # Seconds until Redis forgets the transcript of a run whose worker is gone.

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A program that is blocked reading its terminal: after which frame, and the unfinished line it left."""

    after: int
    text: str


class LiveTranscripts(Protocol):
    """Where what running executions print can be read by every process."""

    async def write(self, execution_id: UUID, frames: Sequence[Frame], new: int, prompt: Prompt | None) -> None:
        """Add the last `new` of `frames`; heals what was lost of the others."""

    async def read(self, execution_id: UUID, after: int) -> tuple[list[Frame], Prompt | None]:
        """The frames with sequence numbers above `after`, and the last prompt."""

    async def drop(self, execution_id: UUID) -> None: ...


class InMemory:
    """For the embedded site: worker and sockets are one process."""

    def __init__(self) -> None:
        self._known: dict[UUID, tuple[Sequence[Frame], int, Prompt | None]] = {}

    async def write(self, execution_id: UUID, frames: Sequence[Frame], new: int, prompt: Prompt | None) -> None:
        self._known[execution_id] = (
            frames,
            len(frames),
            prompt,
        )  # A frame after these may yet grow: not to be read.

    async def read(self, execution_id: UUID, after: int) -> tuple[list[Frame], Prompt | None]:
        frames, written, prompt = self._known.get(execution_id, ((), 0, None))
        return list(frames[after:written]), prompt

    async def drop(self, execution_id: UUID) -> None:
        self._known.pop(execution_id, None)


class InRedis:
    """A Redis list for each running execution, and its prompt beside it."""

    def __init__(self, url: str) -> None:
        self._redis = redis.asyncio.Redis(connection_pool=connection_pool(url, **settings.REDIS_OPTIONS))

    async def write(self, execution_id: UUID, frames: Sequence[Frame], new: int, prompt: Prompt | None) -> None:
        until = len(frames)  # More may come while Redis answers.
        if await self._append(execution_id, frames[until - new : until], prompt) != until:
            await self.drop(execution_id)  # Redis was restarted or flushed meanwhile.
            await self._append(execution_id, frames[:until], prompt)

    async def _append(self, execution_id: UUID, frames: Sequence[Frame], prompt: Prompt | None) -> int:
        key = _key(execution_id)
        async with self._redis.pipeline() as pipeline:
            if frames:
                pipeline.rpush(key, *map(json.dumps, frames))
                pipeline.expire(key, KEPT_AFTER_SILENCE)
            pipeline.set(f"{key}:prompt", json.dumps(prompt and astuple(prompt)), ex=KEPT_AFTER_SILENCE)
            pipeline.llen(key)
            *_, length = await pipeline.execute()
        return int(length)

    async def read(self, execution_id: UUID, after: int) -> tuple[list[Frame], Prompt | None]:
        key = _key(execution_id)
        async with self._redis.pipeline() as pipeline:
            pipeline.lrange(key, after, -1)
            pipeline.get(f"{key}:prompt")
            frames, prompt = await pipeline.execute()
        known = json.loads(prompt or "null")
        return [json.loads(frame) for frame in frames], known and Prompt(*known)

    async def drop(self, execution_id: UUID) -> None:
        await self._redis.delete(_key(execution_id), f"{_key(execution_id)}:prompt")


def _key(execution_id: UUID) -> str:
    return f"compiler-site:transcript:{execution_id}"


live: LiveTranscripts = InRedis(settings.REDIS_URL) if settings.REDIS_URL else InMemory()


class Transcript:
    """Takes down what one run prints and publishes it at most `FRAMES_A_SECOND` times a second."""

    def __init__(self, execution_id: UUID, *, eager: bool) -> None:
        self.frames: list[Frame] = []
        self._execution_id = execution_id
        self._bytes_until: list[int] = []  # For each frame: the bytes of output in it and all before it.
        # Of a batch run the very bytes can be had again: those that are no UTF-8 become lone surrogates (PEP 383).
        errors = "replace" if eager else "surrogateescape"
        self._decoders: defaultdict[str, codecs.IncrementalDecoder] = defaultdict(
            lambda: codecs.getincrementaldecoder("utf-8")(errors)
        )
        self._start = time.monotonic()
        self._bytes = self._published = self._closed = 0
        self._over = self._withdrawn = False
        self._prompt: Prompt | None = None
        self._news = asyncio.Event()
        self._publisher = asyncio.create_task(self._publish(0.0 if eager else BATCH_DELAY))

    def add(self, stream: str, data: bytes) -> None:
        self._bytes += len(data)
        # Incremental: a character may be cut in two by a chunk's edge.
        self._write(stream, self._decoders[stream].decode(data))

    def _write(self, stream: str, text: str) -> None:
        while text:
            room = self._room(stream)
            if room:
                self.frames[-1][2] += text[:room]
                self._bytes_until[-1] = self._bytes
            else:
                room = LONGEST_FRAME
                self.frames.append([stream, round((time.monotonic() - self._start) * 1000), text[:room]])
                self._bytes_until.append(self._bytes)
            text = text[room:]
        self._news.set()

    def _room(self, stream: str) -> int:
        """How many characters the last frame takes yet: none once it was published."""
        if len(self.frames) == self._closed or self.frames[-1][0] != stream:
            return 0
        return LONGEST_FRAME - len(self.frames[-1][2])

    def prompt(self) -> None:
        """The program is blocked reading its terminal."""
        tail = ""
        for _, _, text in reversed(self.frames):
            tail = text + tail
            if "\n" in text or len(tail) > LONGEST_PROMPT:
                break
        line = CONTROL_SEQUENCE.sub("", tail.rpartition("\n")[2])[-LONGEST_PROMPT:]
        self._prompt = Prompt(len(self.frames), line)
        self._news.set()

    def bytes_up_to(self, seq: int) -> int:
        """How many bytes of output the frames up to number `seq` hold."""
        return self._bytes_until[min(seq, len(self._bytes_until)) - 1] if seq > 0 < len(self._bytes_until) else 0

    def end_of_step(self) -> None:
        """What is left of cut characters is no text, and what follows begins a new frame."""
        for stream, decoder in self._decoders.items():
            self._write(stream, decoder.decode(b"", final=True))
            decoder.reset()
        self._closed = len(self.frames)

    async def _publish(self, delay: float) -> None:
        await asyncio.sleep(delay)
        while not self._over:  # Now and then the Redis client swallows a cancellation.
            await self._news.wait()
            self._news.clear()
            if not await self.flush():
                await asyncio.sleep(RETRY)
                self._news.set()
            await asyncio.sleep(1 / FRAMES_A_SECOND)

    async def flush(self) -> bool:
        """Publish what was not yet. False: it could not be, for now."""
        self._closed = len(self.frames)
        new, prompt = self._closed - self._published, self._prompt
        try:
            await live.write(self._execution_id, self.frames, new, prompt)
            await notify.changed(self._execution_id, notify.Change.OUTPUT)
        except (RedisError, OSError) as error:
            log.warning("transcript of %s is not published: %s", self._execution_id, error)
            return False
        self._published += new
        return True

    def withdraw(self) -> None:
        """Publish nothing more, and leave to others what they publish of the same execution."""
        self._over = self._withdrawn = True
        self._publisher.cancel()

    async def close(self) -> None:
        """Stop publishing. The frames are in the row by now, or belong to an attempt that nobody will ask for."""
        self._over = True
        self._publisher.cancel()
        await asyncio.gather(self._publisher, return_exceptions=True)
        if self._withdrawn:
            return
        try:
            await live.drop(self._execution_id)
        except (RedisError, OSError) as error:
            log.warning("transcript of %s is not dropped: %s", self._execution_id, error)


def text_of(frames: Sequence[Frame], *streams: str) -> str:
    """What went to `streams`, joined; U+FFFD for what is not UTF-8."""
    return shown(_joined(frames, streams))


def bytes_of(frames: Sequence[Frame], *streams: str) -> bytes:
    """What went to `streams`, joined: of a batch run exactly what the program wrote."""
    return _joined(frames, streams).encode("utf-8", "surrogateescape")


def shown(text: str) -> str:
    """A frame's text with U+FFFD for what is not UTF-8."""
    return text if text.isascii() else text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _joined(frames: Sequence[Frame], streams: Collection[str]) -> str:
    return "".join(text for stream, _, text in frames if stream in streams)
