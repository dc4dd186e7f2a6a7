"""How asynchronous code reaches the database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from channels.db import database_sync_to_async
from django.conf import settings

P = ParamSpec("P")
R = TypeVar("R")

# SQLite has one writer at a time: one thread, and so one open connection, waits less than several that collide.
_threads = ThreadPoolExecutor(
    1 if "sqlite" in settings.DATABASES["default"]["ENGINE"] else 4, thread_name_prefix="database"
)


async def in_database(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What `work` returns, called in a thread that keeps its connection open between calls."""
    result: R = await database_sync_to_async(work, thread_sensitive=False, executor=_threads)(*args, **kwargs)
    return result
