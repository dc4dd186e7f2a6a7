"""Who tells whom, over the channel layer. Every message here may be lost: it only saves somebody a wait."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import StrEnum
from typing import Any
from uuid import UUID

from channels.layers import get_channel_layer

WORKERS = "workers"


def execution_group(execution_id: UUID) -> str:
    return f"execution.{execution_id}"


def worker_channel(worker: str) -> str:
    return f"worker.{worker}"


async def wake_workers() -> None:
    """There is something to claim."""
    await get_channel_layer().group_send(WORKERS, {"type": "wake"})


async def tell_worker(worker: str, message: dict[str, Any]) -> None:
    """One message to one worker, in order. Raises ChannelFull when it does not keep up."""
    await get_channel_layer().send(worker_channel(worker), message)


class Change(StrEnum):
    """What is not as it was."""

    OUTPUT = "output"
    STATE = "state"
    END = "end"


async def changed(execution_id: UUID, change: Change) -> None:
    """Tell who follows the execution."""
    await get_channel_layer().group_send(
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
                message = await get_channel_layer().receive(self._channel)
        except TimeoutError:
            return False
        return bool(message["change"] == Change.END)


@asynccontextmanager
async def changes(execution_id: UUID) -> AsyncIterator[Changes]:
    layer = get_channel_layer()
    channel = await layer.new_channel()
    await layer.group_add(execution_group(execution_id), channel)
    try:
        yield Changes(channel)
    finally:
        await layer.group_discard(execution_group(execution_id), channel)
