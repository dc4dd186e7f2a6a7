"""How the site stands at this moment, and how the last hour went: for whoever watches it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, Min, QuerySet
from django.utils.timezone import now

from executions.models import ENDED, Execution, Worker

LOOKED_BACK = timedelta(hours=1)
SLICES = 30  # Of two minutes each.
MOST_RUNS = 10_000  # The newest; on a site with more an hour, what is said of runs is said of these.
MOST_LANGUAGES = 8
GOOD_FOR = 2  # Seconds for which all who watch see the same.

Run = tuple[datetime, str, str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """Of one language's runs: how many, and their wall clock in ms."""

    slug: str
    runs: int
    median_ms: int
    slowest_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """`oldest_s`: how long the execution that waits longest has waited. `slices`: by verdict, oldest slice first."""

    waiting: int
    oldest_s: float
    running: int
    workers: int
    draining: int
    seats: int
    interactive_seats: int
    sandboxes: dict[str, int]
    capacity: int
    runs: int
    is_all: bool
    verdicts: dict[str, int]
    slices: dict[str, list[int]]
    slowest: tuple[Language, ...]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def look() -> Now:
    """As it is, or was `GOOD_FOR` seconds ago."""
    found: Now | None = cache.get("executions.now")
    if found is None:
        found = _look()
        cache.set("executions.now", found, GOOD_FOR)
    return found


def _look() -> Now:
    moment = now()
    workers = list(Worker.objects.alive())
    waiting = Execution.objects.waiting().aggregate(count=Count("pk"), oldest=Min("queued_at"))
    runs = list(last_runs(moment))
    return Now(
        waiting=waiting["count"],
        oldest_s=max(0.0, (moment - waiting["oldest"]).total_seconds()) if waiting["oldest"] else 0.0,
        running=Execution.objects.going().count(),
        workers=len(workers),
        draining=sum(worker.draining for worker in workers),
        seats=sum(worker.seats for worker in workers),
        interactive_seats=sum(worker.interactive_seats for worker in workers),
        sandboxes={
            state: sum(worker.report.get(state, 0) for worker in workers)
            for state in ("warm", "kept", "busy", "starting")
        },
        capacity=settings.QUEUE_CAPACITY,
        runs=len(runs),
        is_all=len(runs) < MOST_RUNS,
        verdicts=dict(Counter(verdict for _, verdict, _, _ in runs).most_common()),
        slices=_slices(runs, moment),
        slowest=_slowest(runs),
    )


def last_runs(moment: datetime) -> "QuerySet[Execution, Run]":
    """When each was queued, how it ended, its language and wall clock; the newest first."""
    recent = Execution.objects.filter(queued_at__gt=moment - LOOKED_BACK, state__in=ENDED)
    return recent.order_by("-queued_at").values_list("queued_at", "verdict", "language", "wall_ms")[:MOST_RUNS]


def _slices(runs: Iterable[Run], moment: datetime) -> dict[str, list[int]]:
    slices: defaultdict[str, list[int]] = defaultdict(lambda: [0] * SLICES)
    for queued_at, verdict, _, _ in runs:
        age = max(timedelta(), moment - queued_at)
        slices[verdict][max(0, SLICES - 1 - int(age / LOOKED_BACK * SLICES))] += 1
    return dict(slices)


def _slowest(runs: Iterable[Run]) -> tuple[Language, ...]:
    times: defaultdict[str, list[int]] = defaultdict(list)
    for _, _, slug, wall_ms in runs:
        if wall_ms is not None:
            times[slug].append(wall_ms)
    found = [
        Language(slug=slug, runs=len(walls), median_ms=round(median(walls)), slowest_ms=max(walls))
        for slug, walls in times.items()
    ]
    return tuple(sorted(found, key=lambda each: -each.median_ms)[:MOST_LANGUAGES])
