"""Channel layers: in memory where web and worker are one process, else in Redis."""

import time
from typing import Any

from channels.layers import InMemoryChannelLayer
from channels_redis.core import RedisChannelLayer

from executions.redis_pool import FairPool, connection_pool

EVERY = 1.0


class MemoryLayer(InMemoryChannelLayer):
    """Looks for what has expired once a second.

    Channels looks through all channels and groups with each message sent and received: with 500 open terminals that
    took most of the process's time (measured).
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._clean_again = 0.0

    def _clean_expired(self) -> None:
        if time.monotonic() >= self._clean_again:
            super()._clean_expired()  # type: ignore[misc]  # the stubs leave it out
            self._clean_again = time.monotonic() + EVERY


class RedisLayer(RedisChannelLayer):  # type: ignore[misc]  # it has no types
    """A thousand sockets that have something to say at the same moment wait for each other."""

    def create_pool(self, index: int) -> FairPool:
        options = dict(self.hosts[index])
        return connection_pool(options.pop("address"), **options)
