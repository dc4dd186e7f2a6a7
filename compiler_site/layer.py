"""The channel layer of a site whose web and worker are one process."""

import time
from typing import Any

from channels.layers import InMemoryChannelLayer

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
            super()._clean_expired()
            self._clean_again = time.monotonic() + EVERY
