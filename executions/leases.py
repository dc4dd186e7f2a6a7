"""Which runs have lost their worker: those whose lease nobody was seen to extend for as long as it lasts.

No clock is compared with another host's. Clocks differ and jump, and a lease that looks long over may be a moment old.
"""

import time
from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings

from executions.models import Execution

Attempt = tuple[UUID, int]


class Watch:
    """One watcher's memory; it looks several times within the length of a lease."""

    def __init__(self) -> None:
        self._seen: dict[Attempt, tuple[datetime | None, float]] = {}
        self._looked = float("-inf")

    def forget(self) -> None:
        """What could not be seen cannot be held against a worker, which may have been as blind."""
        self._seen.clear()

    def lost(self, running: Collection[UUID]) -> Iterable[Execution]:
        """Those that are; but none of `running`, which this very worker runs."""
        moment = time.monotonic()
        if moment - self._looked > settings.EXECUTION_LEASE:
            self.forget()
        self._looked = moment
        self._seen = {
            attempt: self._seen[attempt] if self._seen.get(attempt, (None,))[0] == end else (end, moment)
            for attempt, end in Execution.objects.leases().items()
            if attempt[0] not in running
        }
        over = [pk for (pk, _), (_, since) in self._seen.items() if moment - since >= settings.EXECUTION_LEASE]
        return list(Execution.objects.going().light().filter(pk__in=over)) if over else []
