"""Who tells whom, over the channel layer. Every message here may be lost: it only saves somebody a wait."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import StrEnum
from typing import Any
from uuid import UUID

from channels.layers import BaseChannelLayer, get_channel_layer
from django.core.exceptions import ImproperlyConfigured

WORKERS = "workers"


def layer() -> BaseChannelLayer:
    """The channel layer of the settings: this process's memory, or Redis."""
    found = get_channel_layer()
    if found is None:
        raise ImproperlyConfigured("There is no channel layer.")
    return found


def execution_group(execution_id: UUID) -> str:
    return f"execution.{execution_id}"


def worker_channel(worker: str) -> str:
    return f"worker.{worker}"


async def wake_workers() -> None:
    """There is something to claim."""
    await layer().group_send(WORKERS, {"type": "wake"})


async def tell_worker(worker: str, message: dict[str, Any]) -> None:
    """One message to one worker, in order. Raises ChannelFull when it does not keep up."""
    await layer().send(worker_channel(worker), message)


class Change(StrEnum):
    """What is not as it was."""

    OUTPUT = "output"
    STATE = "state"
    END = "end"


async def changed(execution_id: UUID, change: Change) -> None:
    """Tell who follows the execution."""
    await layer().group_send(
        execution_group(execution_id),
        {"type": "execution.changed", "execution": str(execution_id), "change": change},
    )


class Changes:
    """What is told about one execution from now on."""

    def __init__(self, channel: str) -> None:
        self._channel = channel

    async def next(self, *, within: float) -> bool:
        """True when it was told that the execution ended; False after `within` seconds or another change."""
        try:
            async with asyncio.timeout(within):
                message = await layer().receive(self._channel)
        except TimeoutError:
            return False
        return bool(message["change"] == Change.END)


@asynccontextmanager
async def changes(execution_id: UUID) -> AsyncIterator[Changes]:
    told = layer()
    channel = await told.new_channel()
    await told.group_add(execution_group(execution_id), channel)
    try:
        yield Changes(channel)
    finally:
        await told.group_discard(execution_group(execution_id), channel)
