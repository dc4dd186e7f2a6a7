"""How many connections to Redis a process has."""

import asyncio
from typing import Any

from redis.asyncio import ConnectionPool
from redis.asyncio.connection import AbstractConnection
from redis.exceptions import ConnectionError as RedisConnectionError

MOST = 64  # Of each pool.
PATIENCE = 15  # Seconds that a command waits for one, as for an answer.


def connection_pool(url: str, **options: Any) -> "FairPool":
    return FairPool.from_url(url, max_connections=MOST, **options)


class FairPool(ConnectionPool):
    """What comes while all connections are in use waits for its turn, in the order of coming.

    redis-py's own pools do not: one refuses it, the other (8.1) lets newcomers pass those that wait, so that of 100
    tasks at work 36 waited for as long as the others went on (measured).
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._turns = asyncio.Semaphore(self.max_connections)

    async def get_connection(self, command_name: Any = None, *keys: Any, **options: Any) -> AbstractConnection:
        try:
            async with asyncio.timeout(PATIENCE):
                await self._turns.acquire()
        except TimeoutError as error:
            raise RedisConnectionError(f"all {self.max_connections} connections are in use") from error
        connection: AbstractConnection = self.get_available_connection()  # type: ignore[no-untyped-call]
        try:
            await self.ensure_connection(connection)
        except BaseException:
            await self.release(connection)
            raise
        return connection

    async def release(self, connection: AbstractConnection) -> None:
        # Who is cancelled while it gives one back would keep it.
        await asyncio.shield(self._put_back(connection))

    async def _put_back(self, connection: AbstractConnection) -> None:
        try:
            await super().release(connection)
        finally:
            self._turns.release()
