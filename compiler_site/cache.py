"""Redis as a cache that may be away or full: then nothing is known and nothing is kept, and the site goes on."""

import logging
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


class Cache(RedisCache):
    def add(self, *args: Any, **kwargs: Any) -> bool:
        return bool(self._ask(super().add, False, *args, **kwargs))

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._ask(super().get, default, key, default, version)

    def set(self, *args: Any, **kwargs: Any) -> None:
        self._ask(super().set, None, *args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> bool:
        return bool(self._ask(super().delete, False, *args, **kwargs))

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """As of a key that is not there: its first."""
        return int(self._ask(super().incr, delta, key, delta, version))

    def _ask(self, ask: Any, otherwise: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return ask(*args, **kwargs)
        except (RedisError, OSError) as error:
            log.warning("the cache is not used: %s", error)
            return otherwise
