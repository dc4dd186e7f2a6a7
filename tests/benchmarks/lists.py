"""The pages that must stay quick however many executions have ended: the admin's lists, and people's own."""

from collections.abc import Iterator
from datetime import datetime
from uuid import uuid4

from django.contrib import admin
from django.urls import reverse
from django.utils.timezone import now

from executions.models import Execution

EXECUTIONS = (
    *("p=2", "p=200", "o=5", "o=-2.3", "_facets=True", "state__exact=finished", "state__exact=cancelled"),
    *("verdict__exact=success", "verdict__exact=internal_error", "language=cobol", "language=nothing"),
    *("interactive__exact=1", "q=user:17", "q=user:1", "q=user:1&o=5", "q=nobody", "q=ser:1"),
)
TIMES = (
    "queued_at__year={0.year}",
    "queued_at__year={0.year}&queued_at__month={0.month}",
    "queued_at__year={0.year}&queued_at__month={0.month}&queued_at__day={0.day}",
    "queued_at__year={0.year}&verdict__exact=time_limit&o=2",
    "queued_at__lte={0:%Y-%m-%dT%H:%M:%S}Z&interactive__exact=0",
)
USAGE = (
    *("p=2", "o=4", "verdict=time_limit", "q=user:17", "q=user:1", "q=nobody"),
    *("day__year={0.year}&day__month={0.month}", "day__year={0.year}&day__month={0.month}&day__day={0.day}"),
)
DELIVERIES = ("p=2", "state__exact=given_up", "answer=5", "q=user:17", "q=nobody", "q=nowhere.example")
OWN = (
    *("/account/runs", "/account/runs?verdict=success", "/account/runs?verdict=internal_error"),
    *("/api/executions", "/api/executions?verdict=time_limit", "/api/executions?language=cobol", "/api/quota"),
)


def admin_pages() -> Iterator[str]:
    """Every list, and those that grow with its filters, orders, searches and times."""
    middle = _middle()
    yield from ("/admin/", "/admin/now/", "/metrics")
    for model in admin.site._registry:
        yield reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    for name, queries in (
        ("execution", (*EXECUTIONS, *TIMES, f"q={uuid4()}")),
        ("usage", USAGE),
        ("delivery", DELIVERIES),
    ):
        path = reverse(f"admin:executions_{name}_changelist")
        yield from (f"{path}?{query.format(middle)}" for query in queries)


def own_pages(owner: str) -> Iterator[str]:
    """What `owner` sees of theirs, and the page of one in the admin."""
    yield from OWN
    if last := Execution.objects.filter(owner=owner).first():
        yield from (f"/api/status/{last.pk}", f"/api/result/{last.pk}", f"/account/runs/{last.pk}")
        yield reverse("admin:executions_execution_change", args=(last.pk,))


def _middle() -> datetime:
    """Halfway from the first execution to now."""
    first = Execution.objects.order_by("queued_at").values_list("queued_at", flat=True).first() or now()
    return first + (now() - first) / 2
