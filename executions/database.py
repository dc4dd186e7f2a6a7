"""How asynchronous code reaches the database."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.db import close_old_connections

P = ParamSpec("P")
R = TypeVar("R")

# SQLite has one writer at a time: one thread, and so one open connection, waits less than several that collide.
_threads = ThreadPoolExecutor(
    1 if "sqlite" in settings.DATABASES["default"]["ENGINE"] else 4, thread_name_prefix="database"
)


async def in_database(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What `work` returns, called in a thread that keeps its connection open between calls.

    As `channels.db.database_sync_to_async`, whose way there and back takes longer than most of our statements.
    """
    call = partial(copy_context().run, _with_fit_connection, partial(work, *args, **kwargs))
    return await asyncio.get_running_loop().run_in_executor(_threads, call)


def _with_fit_connection(work: Callable[[], R]) -> R:
    close_old_connections()
    try:
        return work()
    finally:
        close_old_connections()
