"""A person's page of what they may take: what is left, when it begins anew, and what they took."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.allowances import allowance_of
from executions.quota_report import Count, Report, report_of
from executions.usage import Usage
from executions.usage_chart import chart_of
from executions.verdicts import size
from executions.viewers import owner_of_user

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


SOON = 60  # Seconds.


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """`high`: from there on it is nearly used up."""

    label: "StrOrPromise"
    used: float
    limit: int
    left: float
    high: float
    resets_at: datetime | None

    @property
    def seconds(self) -> int | None:
        """Until it begins anew, when that is soon."""
        left = ceil((self.resets_at - now()).total_seconds()) if self.resets_at else 0
        return left if 0 < left <= SOON else None


@require_safe
@never_cache
@login_required
def quota(request: HttpRequest) -> HttpResponse:
    allowance = allowance_of(owner_of_user(request.user))  # type: ignore[arg-type]  # signed in
    report = report_of(allowance)
    context: dict[str, Any] = {
        "meters": _meters(report),
        "limits": _limits(report),
        "report": report,
        "chart": chart_of(Usage.objects.filter(account=allowance.account)),
    }
    return render(request, "account/quota.html", context)


def _meters(report: Report) -> list[Meter]:
    counts: list[tuple[Any, Count]] = [
        (_("Runs today"), report.runs_per_day),
        (_("CPU seconds today"), report.cpu_seconds_per_day),
        (_("Runs in this minute"), report.runs_per_minute),
        (_("Running now"), report.runs_at_once),
        (_("Waiting now"), report.waiting_runs),
    ]
    return [_meter(label, count) for label, count in counts if count.limit is not None]


def _meter(label: "StrOrPromise", count: Count) -> Meter:
    limit = count.limit or 0
    left = count.left or 0
    return Meter(label=label, used=count.used, limit=limit, left=left, high=0.85 * limit, resets_at=count.resets_at)


def _limits(report: Report) -> list[tuple[Any, str]]:
    most = report.limits
    return [
        (_("Time"), f"{most['timeout'] / 1000:g} s"),
        (_("Memory"), f"{most['memoryLimit']} MiB"),
        (_("Processes"), str(most["processLimit"])),
        (_("Output"), size(most["outputLimit"])),
        (_("Code"), size(most["code"])),
        (_("Cases"), str(most["cases"])),
    ]
