"""Who tells whom, over the channel layer. Every message here may be lost: it only saves somebody a wait."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from enum import StrEnum
from typing import Any
from uuid import UUID

from channels.exceptions import ChannelFull
from channels.layers import BaseChannelLayer, get_channel_layer
from django.core.exceptions import ImproperlyConfigured
from redis.exceptions import RedisError

from executions.models import Execution

log = logging.getLogger(__name__)

WORKERS = "workers"
PATIENCE = 1.0  # Seconds that anybody waits to tell somebody something.


class Change(StrEnum):
    """What is not as it was."""

    OUTPUT = "output"
    STATE = "state"
    END = "end"


def layer() -> BaseChannelLayer:
    """The channel layer of the settings: this process's memory, or Redis."""
    found = get_channel_layer()
    if found is None:
        raise ImproperlyConfigured("There is no channel layer.")
    return found


def execution_group(execution_id: UUID) -> str:
    return f"execution.{execution_id}"


def key_group(owner: str) -> str:
    """Of the sockets that a key opened; `owner` is whose its executions are."""
    return f"sockets.{owner.replace(':', '.')}"


def worker_channel(worker: str) -> str:
    return f"worker.{worker}"


async def wake_workers(*, home: str = "") -> None:
    """There is something to claim. `home`: the worker that is told alone, for it waits for none of the others."""
    async with _at_best("workers are not woken"):
        if home:
            with suppress(ChannelFull):
                await layer().send(worker_channel(home), {"type": "wake"})
                return
        await layer().group_send(WORKERS, {"type": "wake"})


async def tell_worker(worker: str, message: dict[str, Any]) -> None:
    """One message to one worker, in order. Raises ChannelFull when it does not keep up, RedisError, OSError."""
    await layer().send(worker_channel(worker), message)


async def changed(execution_id: UUID, change: Change) -> None:
    """Tell who follows the execution."""
    message = {"type": "execution.changed", "execution": str(execution_id), "change": change}
    async with _at_best(f"who follows {execution_id} is not told"):
        await layer().group_send(execution_group(execution_id), message)


async def revoked(group: str) -> None:
    """Tell sockets that the key that opened them is no longer valid."""
    async with _at_best(f"{group} is not told"):
        await layer().group_send(group, {"type": "key.revoked"})


async def join(group: str, channel: str) -> None:
    async with _at_best(f"{group} cannot be joined"):
        await layer().group_add(group, channel)


async def leave(group: str, channel: str) -> None:
    async with _at_best(f"{group} cannot be left"):  # Groups forget by themselves who is gone.
        await layer().group_discard(group, channel)


_expected: dict[UUID, Execution | None] = {}


@contextmanager
def expecting(execution_id: UUID) -> Iterator[None]:
    """While it lasts, `ended_here` knows the execution should its worker be this very process: a read is saved."""
    _expected[execution_id] = None
    try:
        yield
    finally:
        del _expected[execution_id]


def ended_here(execution_id: UUID) -> Execution | None:
    return _expected.get(execution_id)


async def ended(execution: Execution) -> None:
    """Tell who waits for its end. `execution` is as its row is."""
    if execution.pk in _expected and execution.has_ended:
        _expected[execution.pk] = execution
    await changed(execution.pk, Change.END)


@asynccontextmanager
async def _at_best(otherwise: str) -> AsyncIterator[None]:
    """Nothing waits for a Redis that is away, and nothing fails with it."""
    try:
        async with asyncio.timeout(PATIENCE):
            yield
    except (RedisError, OSError) as error:  # A TimeoutError is an OSError.
        log.warning("%s: %s", otherwise, error or "time-out")


class Changes:
    """What is told about one execution from now on."""

    def __init__(self, channel: str) -> None:
        self._channel = channel
        self._receiving: asyncio.Task[bool] | None = None

    async def next(self, *, within: float) -> bool:
        """True when it was told that the execution ended; False after `within` seconds or another change."""
        # It goes on beyond `within`: a receive that is cancelled may lose what it was about to return, and the Redis
        # client now and then swallows the cancellation, and with it the end of the wait.
        receiving = self._receiving = self._receiving or asyncio.create_task(self._receive())
        await asyncio.wait({receiving}, timeout=within)
        if not receiving.done():
            return False
        self._receiving = None
        return receiving.result()

    async def _receive(self) -> bool:
        try:
            message = await layer().receive(self._channel)
        except (RedisError, OSError) as error:
            log.warning("no notices for now: %s", error)
            await asyncio.sleep(PATIENCE)
            return False
        return bool(message["change"] == Change.END)

    async def close(self) -> None:
        while self._receiving and not self._receiving.done():
            self._receiving.cancel()
            await asyncio.wait({self._receiving}, timeout=PATIENCE)


@asynccontextmanager
async def changes(execution_id: UUID) -> AsyncIterator[Changes]:
    channel = await layer().new_channel()
    await join(execution_group(execution_id), channel)
    told = Changes(channel)
    try:
        yield told
    finally:
        await told.close()
        await leave(execution_group(execution_id), channel)
