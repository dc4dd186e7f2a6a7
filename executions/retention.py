"""What is kept for how long: each kind of row with the setting that says so, and its removal in small steps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils.timezone import now

from executions.models import Execution, Worker
from executions.queue import IDEMPOTENCY_WINDOW
from executions.usage import RunWindow, Usage

A_DAY = timedelta(days=1)
STEP = 500  # Rows of one transaction: whoever waits for the database waits for no more than these.

Remove = Callable[[datetime, int], int]
"""Removes at most so many that are older than a moment; how many it removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`days`: the setting that says how long they are kept, 0 for ever; None: they know it themselves."""

    what: str
    remove: Remove
    days: str | None

    def step(self) -> int:
        """Remove some that are over; less than `STEP` when there are no more."""
        kept = getattr(settings, self.days) if self.days else 0
        return self.remove(now() - timedelta(days=kept), STEP) if kept or not self.days else 0


_rules: list[Rule] = []


def keep(what: str, remove: Remove, *, days: str | None = None) -> None:
    """Called by each app for its own kinds of rows, once the apps are there."""
    _rules.append(Rule(what=what, remove=remove, days=days))


def rules() -> Iterator[Rule]:
    yield from _rules


def deletion(rows: Callable[[datetime], QuerySet[Any]]) -> Remove:
    """Deletes what `rows` finds for a moment, with all that hangs on it."""

    def remove(moment: datetime, most: int) -> int:
        found = rows(moment)
        chosen = list(found.values_list("pk", flat=True)[:most])
        found.model._default_manager.filter(pk__in=chosen).only("pk").delete()
        return len(chosen)

    return remove


keep("executions", deletion(Execution.objects.ended_before), days="RETAIN_EXECUTIONS_DAYS")
keep("outputs", Execution.objects.forget_outputs, days="RETAIN_OUTPUTS_DAYS")
keep("idempotency keys", lambda moment, most: Execution.objects.forget_keys(moment - IDEMPOTENCY_WINDOW, most))
keep("sessions", deletion(lambda moment: Session.objects.filter(expire_date__lt=moment)))
keep("usage", deletion(lambda moment: Usage.objects.filter(day__lt=moment.date())), days="RETAIN_EXECUTIONS_DAYS")
keep("minutes", deletion(lambda moment: RunWindow.objects.filter(since__lt=moment - IDEMPOTENCY_WINDOW)))
keep("workers that are gone", deletion(lambda moment: Worker.objects.filter(last_seen__lt=moment - A_DAY)))
