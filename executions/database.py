"""How asynchronous code reaches the database."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections
from psycopg_pool import PoolTimeout
from redis.exceptions import RedisError

P = ParamSpec("P")
R = TypeVar("R")

PAUSE = 1.0  # Seconds for which one that could not connect speaks for all: they would wait in a line for their turn.

# SQLite has one writer at a time: one thread, and so one open connection, waits less than several that collide.
_threads = ThreadPoolExecutor(
    1 if "sqlite" in settings.DATABASES["default"]["ENGINE"] else 4, thread_name_prefix="database"
)
_away = {"until": float("-inf")}


async def in_database(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What `work` returns, called in a thread that keeps its connection open between calls.

    As `channels.db.database_sync_to_async`, whose way there and back takes longer than most of our statements.
    """
    call = partial(copy_context().run, _unless_away, partial(work, *args, **kwargs))
    return await asyncio.get_running_loop().run_in_executor(_threads, call)


def _unless_away(work: Callable[[], R]) -> R:
    if time.monotonic() < _away["until"]:
        raise OperationalError("the database could not be reached a moment ago")
    try:
        return _with_fit_connection(work)
    except OperationalError as error:
        if isinstance(error.__cause__, PoolTimeout):
            _away["until"] = time.monotonic() + PAUSE
        raise


def _with_fit_connection(work: Callable[[], R]) -> R:
    close_old_connections()
    try:
        return work()
    finally:
        close_old_connections()


def is_away(error: BaseException | None) -> bool:
    """Whether that failed because the database, or Redis, cannot be reached or has no room: it passes by itself."""
    return isinstance(error, OperationalError | InterfaceError | RedisError)
