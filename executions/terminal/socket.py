"""What both sockets share: whose they are, what they understand, and how much of it."""

import asyncio
import json
import logging
import time
from collections import deque
from collections.abc import Coroutine, Mapping
from typing import Any
from uuid import UUID

from asgiref.typing import WebSocketScope
from channels.consumer import get_handler_name
from channels.exceptions import ChannelFull
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError
from redis.exceptions import RedisError

from accounts.keys import KeyRefused, key_of, shows_key
from accounts.models import ApiKey
from executions import notify
from executions.models import Execution, Viewer
from executions.rates import RateExceeded, note_refused_key, refuse_guessing, take_call
from executions.terminal import protocol
from executions.terminal.protocol import Fields, NotUnderstood, RateLimit
from executions.tracing import begin, refused
from executions.viewers import by_address, by_session, same_origin

log = logging.getLogger(__name__)

MESSAGES_A_SECOND = 200
MESSAGES_AT_ONCE = 1000
MISTAKES = 10  # Messages that are not understood before the socket is closed.
PULSE = min(15.0, settings.INTERACTIVE_UNWATCHED_TIMEOUT / 3)  # Seconds between two words that somebody is watching.
IDLE = 3600.0  # Seconds without a message either way.
EARLY_MESSAGES = 100  # What is typed while an execution waits for its turn.


class Socket(AsyncWebsocketConsumer):
    """One connection. Subclasses say what they understand and do."""

    understands: Mapping[str, Fields]

    async def connect(self) -> None:
        begin(dict(self.scope["headers"]).get(b"x-request-id", b"").decode("latin-1"))
        self._rate = RateLimit(a_second=MESSAGES_A_SECOND, burst=MESSAGES_AT_ONCE, clock=time.monotonic)
        self._mistakes = 0
        self._gone = False
        self._headers: dict[str, str] = {}  # Those that a key came in.
        self._key_group = ""
        self._refused = False  # It is being closed: nothing more is taken.
        self._active = time.monotonic()
        self._early: dict[UUID, deque[dict[str, Any]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.start(self._pulse())
        try:
            await self.opened()
        except DatabaseError as error:
            await self._database_is_away(error, protocol.FAULT)

    async def disconnect(self, code: int) -> None:
        self._gone = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._key_group:
            await notify.leave(self._key_group, self.channel_name)
        await self.closed()

    async def dispatch(self, message: dict[str, Any]) -> None:
        """As Channels', without a thread for each message: `in_database` looks after its connections itself."""
        if (handler := getattr(self, get_handler_name(message), None)) is None:
            raise ValueError(f"no handler for messages of type {message['type']}")
        await handler(message)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if self._refused:
            return
        self._active = time.monotonic()
        if not self._rate.allows():
            await self.refuse("too_many", "Too many messages; slow down.", protocol.TOO_MANY)
            return
        try:
            await self.take(protocol.parse(text_data, self.understands))
        except NotUnderstood as mistake:
            self._mistakes += 1
            is_last = self._mistakes >= MISTAKES or mistake.code == protocol.TOO_LARGE
            await self.refuse("not_understood", str(mistake), mistake.code if is_last else None)
        except DatabaseError as error:
            await self._database_is_away(error)

    async def _database_is_away(self, error: DatabaseError, close: int | None = None) -> None:
        log.warning("a socket is not served: %s", error)
        await self.refuse(
            "unavailable", "The site does not reach its database at the moment; try again shortly.", close
        )

    # For subclasses.

    async def opened(self) -> None: ...

    async def closed(self) -> None: ...

    async def take(self, message: dict[str, Any]) -> None: ...

    async def pulse(self) -> None: ...

    async def viewer(self) -> Viewer:
        """Who opened it, which counts as a call. Raises KeyRefused or RateExceeded.

        A page's own session counts only when a page of this site opened the socket.
        """
        scope: WebSocketScope = self.scope
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if key := await self._key(headers):
            self._headers, self._key_group = headers, notify.key_group(key.viewer.owner)
            await notify.join(self._key_group, self.channel_name)
            await take_call(key.viewer)
            return key.viewer
        viewer = None
        if (user := self.scope["user"]) and same_origin(dict(scope["headers"])):
            viewer = await by_session(self.scope["session"], user)
        viewer = viewer or by_address(self._address)
        await take_call(viewer)
        return viewer

    async def _key(self, headers: dict[str, str]) -> ApiKey | None:
        if shows_key(headers):
            await refuse_guessing(self._address)
        try:
            return await key_of(headers)
        except KeyRefused:
            refused("key refused", client=self._address)
            await note_refused_key(self._address)
            raise

    @property
    def _address(self) -> str:
        return str((self.scope["client"] or ("",))[0])

    async def recognise(self) -> Viewer | None:
        """Who opened it; None for a key that is refused or too many calls, and then the socket closes."""
        try:
            return await self.viewer()
        except KeyRefused:
            await self.key_revoked({})
        except RateExceeded as exceeded:
            await self.too_often(exceeded)
        return None

    async def too_often(self, exceeded: RateExceeded) -> None:
        refused("rate exceeded", client=self._address)
        await self.refuse("too_many", str(exceeded), protocol.TOO_MANY)

    async def key_revoked(self, event: dict[str, Any]) -> None:
        await self.refuse("unauthorized", "The key that opened this socket is no longer valid.", protocol.UNAUTHORIZED)

    async def _look_at_key(self) -> None:
        """It may have expired, and the notice that it was revoked may have been lost."""
        try:
            await key_of(self._headers)
        except KeyRefused:
            await self.key_revoked({})
        except DatabaseError:
            log.warning("a socket's key is looked at again later", exc_info=True)

    async def send_message(self, message: dict[str, Any]) -> None:
        self._active = time.monotonic()
        text = json.dumps(message, cls=DjangoJSONEncoder, separators=(",", ":"), ensure_ascii=False)
        await self.send(text_data=text)

    async def refuse(self, code: str, sentence: str, close: int | None = None) -> None:
        await self.send_message({"type": "error", "code": code, "message": sentence})
        if close:
            self._refused = True
            await self.close(close)

    async def say(self, execution: Execution, message: dict[str, Any]) -> None:
        """Hand it to the execution's worker; keep it while there is none yet, or what was said before is on its way."""
        if execution.has_ended:
            return
        early = self._early.setdefault(execution.pk, deque())
        if execution.worker and not early:
            await self.tell(execution.worker, execution.pk, message)
        elif len(early) < EARLY_MESSAGES:
            early.append(message)
        else:
            await self.refuse("busy", "The program has not started yet; that is not kept.")

    async def say_what_was_kept(self, execution: Execution) -> None:
        early = self._early.get(execution.pk)
        while early and execution.worker:
            await self.tell(execution.worker, execution.pk, early[0])
            early.popleft()

    def forget(self, execution: Execution) -> None:
        self._early.pop(execution.pk, None)

    async def tell(self, worker: str, execution: UUID, message: dict[str, Any]) -> None:
        try:
            await notify.tell_worker(worker, message | {"execution": str(execution)})
        except (ChannelFull, RedisError, OSError):
            log.warning("worker %s does not take messages", worker, exc_info=True)
            await self.refuse("busy", "That did not reach the program; try again.")

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not self._gone and not task.cancelled() and (error := task.exception()):
            self._gone = True
            log.error("a socket's task failed", exc_info=error)
            self.start(self.close(protocol.FAULT))

    async def _pulse(self) -> None:
        while True:
            await asyncio.sleep(PULSE)
            if time.monotonic() - self._active > IDLE:
                await self.close(protocol.IDLE)
            await self.pulse()
            await self._look_at_key()
