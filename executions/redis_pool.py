"""How many connections to Redis a process has."""

from typing import Any

from redis.asyncio import BlockingConnectionPool

MOST = 64  # Of each pool.
PATIENCE = 15  # Seconds that a command waits for one, as for an answer.


def connection_pool(url: str, **options: Any) -> BlockingConnectionPool:
    """What comes while all are in use waits for its turn; redis-py's own pool refuses it."""
    return BlockingConnectionPool.from_url(url, max_connections=MOST, timeout=PATIENCE, **options)
