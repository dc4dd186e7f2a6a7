"""Answers that are good for a moment."""

import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

MOST = 10_000

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Remembered(Generic[K, V]):
    """What `find` answers to each question, for `seconds`."""

    def __init__(self, find: Callable[[K], V], seconds: float) -> None:
        self._find, self._seconds = find, seconds
        self._known: dict[K, tuple[float, V]] = {}

    def fresh(self, key: K) -> V | None:
        """What is known, without asking."""
        until, value = self._known.get(key, (0.0, None))
        return value if time.monotonic() < until else None

    def __call__(self, key: K) -> V:
        value = self.fresh(key)
        if value is None:
            value = self._find(key)
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[key] = time.monotonic() + self._seconds, value
        return value
