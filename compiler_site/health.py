"""Whether the site is well: each thing that it needs looked at, in bounded time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse

from executions import notify
from executions.database import in_database
from executions.models import Execution, Worker

OK = "ok"
PATIENCE = 2.0  # Seconds for each look; they are taken at the same time.

log = logging.getLogger(__name__)


async def alive(request: HttpRequest) -> HttpResponse:
    """For load balancers: this process answers."""
    return HttpResponse("OK", content_type="text/plain")


async def examine() -> dict[str, str]:
    """What was looked at, each with `OK` or what is wrong with it."""
    looks: dict[str, Callable[[], Awaitable[str]]] = {
        "database": _database,
        "channelLayer": _channel_layer,
        "queue": _queue,
        "workers": _workers,
    }
    return dict(zip(looks, await asyncio.gather(*(_look(name, look) for name, look in looks.items())), strict=True))


async def _look(name: str, look: Callable[[], Awaitable[str]]) -> str:
    try:
        async with asyncio.timeout(PATIENCE):
            return await look()
    except TimeoutError:
        return f"no answer within {PATIENCE:.0f} s"
    except Exception:  # Whatever a database or Redis raises, the check has failed and the others count.
        log.warning("health check of %s failed", name, exc_info=True)
        return "not reachable"


async def _database() -> str:
    await in_database(_select_one)
    return OK


def _select_one() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


async def _channel_layer() -> str:
    layer = notify.layer()
    channel = await layer.new_channel()
    await layer.send(channel, {"type": "health"})
    await layer.receive(channel)
    return OK


async def _queue() -> str:
    waiting = await in_database(Execution.objects.waiting().count)
    return OK if waiting < settings.QUEUE_CAPACITY else f"full: {waiting} executions wait"


async def _workers() -> str:
    return OK if await in_database(Worker.objects.alive().exists) else "none is alive"
