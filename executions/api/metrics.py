"""`GET /metrics`: what operators watch, as Prometheus reads it."""

import ipaddress
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.utils.timezone import now
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from executions import metrics
from executions.api.problems import Problem
from executions.database import in_database
from executions.models import Execution, Worker

FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-Ip")


async def page(request: HttpRequest) -> HttpResponse:
    if not _is_allowed(request):
        detail = "Metrics are for METRICS_TOKEN's bearer, or for this machine itself where none is set."
        return Problem(401, detail, headers={"WWW-Authenticate": "Bearer"}).response()
    text = await in_database(_exposition)
    return HttpResponse(text, content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


def _is_allowed(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        return constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}")
    # What a proxy on this machine passes on comes from this machine, too.
    is_passed_on = any(name in request.headers for name in FORWARDED)
    return not is_passed_on and ipaddress.ip_address(request.META["REMOTE_ADDR"]).is_loopback


def _exposition() -> bytes:
    registry = CollectorRegistry()
    registry.register(_Now(list(Worker.objects.alive())))
    return generate_latest(metrics.of_site) + generate_latest(registry)


class _Now:
    """A collector: how things stand in the database, and what the workers report of themselves."""

    def __init__(self, workers: list[Worker]) -> None:
        self._workers = workers

    def collect(self) -> Iterator[Metric]:
        yield from metrics.of_workers((each.name, each.report.get("metrics", [])) for each in self._workers)
        yield from _queue()
        yield _gauge("compiler_workers", "Workers that are alive.", [({}, len(self._workers))])
        yield _gauge(
            "compiler_seats",
            "Runs that a worker may have at once.",
            [
                ({"worker": each.name, "interactive": kind}, seats)
                for each in self._workers
                for kind, seats in (("false", each.seats), ("true", each.interactive_seats))
            ],
        )
        yield _gauge(
            "compiler_sandboxes",
            "Containers, by what they do.",
            [
                ({"worker": each.name, "state": state}, each.report.get(state, 0))
                for each in self._workers
                for state in ("warm", "kept", "busy", "starting")
            ],
        )
        yield self._taken()

    def _taken(self) -> Metric:
        family = CounterMetricFamily(
            "compiler_pool_taken", "Sandboxes handed out: kept for their owner, warm, or started for it."
        )
        for each in self._workers:
            for how, name in (("kept", "hits"), ("warm", "warm_hits"), ("started", "misses")):
                labels = {"worker": each.name, "how": how}
                family.add_sample("compiler_pool_taken_total", labels, each.report.get(name, 0))
        return family


def _queue() -> Iterator[Metric]:
    objects = Execution.objects
    waiting = objects.waiting().order_by().values_list("interactive").annotate(Count("pk"), Min("queued_at"))
    going = objects.going().order_by().values_list("interactive").annotate(Count("pk"))
    yield _gauge("compiler_queue_waiting", "Executions that wait.", _each_kind((kind, n) for kind, n, _ in waiting))
    ages = ((kind, _age(oldest)) for kind, _, oldest in waiting)
    yield _gauge("compiler_queue_age_seconds", "How long the one that waits longest has waited.", _each_kind(ages))
    yield _gauge("compiler_running", "Executions that run.", _each_kind(going))


def _age(moment: datetime) -> float:
    return max(0.0, (now() - moment).total_seconds())


def _each_kind(found: Iterable[tuple[bool, float]]) -> list[tuple[dict[str, str], float]]:
    values = dict(found)
    return [({"interactive": str(kind).lower()}, values.get(kind, 0)) for kind in (False, True)]


def _gauge(name: str, help_: str, samples: Iterable[tuple[dict[str, str], float]]) -> Metric:
    samples = list(samples)
    family = GaugeMetricFamily(name, help_)
    for labels, value in samples:
        family.add_sample(name, labels, value)
    return family
