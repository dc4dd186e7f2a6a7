"""Counts and times for operators. Workers have no port: each puts its own into its row, and the site shows all."""

from collections.abc import Iterable
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import Metric

from executions.models import Execution

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)

of_worker = CollectorRegistry()
runs = Counter("compiler_runs", "Executions that have ended.", ("language", "verdict"), registry=of_worker)
waits = Histogram("compiler_wait_seconds", "From submit to claim.", buckets=SECONDS, registry=of_worker)
starts = Histogram("compiler_start_seconds", "From claim to sandbox.", buckets=SECONDS, registry=of_worker)
times = Histogram("compiler_run_seconds", "Wall clock of programs.", buckets=SECONDS, registry=of_worker)

of_site = CollectorRegistry()
requests = Counter("compiler_http_requests", "Requests answered.", ("method", "status"), registry=of_site)
answers = Histogram(
    "compiler_http_seconds", "From request to answer, waiting for a run included.", buckets=SECONDS, registry=of_site
)
sockets = Counter("compiler_sockets_opened", "WebSockets opened.", registry=of_site)
closed_sockets = Counter("compiler_sockets_closed", "WebSockets closed.", registry=of_site)


def claimed(execution: Execution) -> None:
    if execution.started_at:
        waits.observe((execution.started_at - execution.queued_at).total_seconds())


def ended(execution: Execution) -> None:
    """`execution` as its row is."""
    runs.labels(execution.language, execution.verdict).inc()
    if execution.wall_ms is not None:
        times.observe(execution.wall_ms / 1000)


def snapshot() -> list[list[Any]]:
    """What this worker has counted, as JSON: [name, type, help, [[sample, labels, value], ...]]."""
    return [
        [
            family.name,
            family.type,
            family.documentation,
            [[each.name, each.labels, each.value] for each in family.samples if not each.name.endswith("_created")],
        ]
        for family in of_worker.collect()
    ]


def of_workers(reports: Iterable[tuple[str, list[list[Any]]]]) -> Iterable[Metric]:
    """The families of several workers' snapshots, each sample with its `worker`."""
    families: dict[str, Metric] = {}
    for worker, counted in reports:
        for name, kind, help_, samples in counted:
            family = families.setdefault(name, Metric(name, help_, kind))
            for sample, labels, value in samples:
                family.add_sample(sample, labels | {"worker": worker}, value)
    return families.values()
