"""What `GET /statistics` counts: the caller's own submissions, where Judge0 counts everybody's."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.utils.timezone import now

from executions.api.judge0_answer import COMPILATION, OUR_END, PROCESSING, QUEUED, STATUSES, status_of_end
from executions.api.judge0_languages import name_of, numbers
from executions.models import ENDED, Execution, ExecutionQuerySet, State, Verdict, Viewer
from languages.models import Language

Groups = list[dict[str, Any]]

KEPT = timedelta(minutes=10)
DAYS = 30


def statistics(viewer: Viewer, named: Mapping[str, Language], *, again: bool) -> dict[str, Any]:
    """Ten minutes old at most, or counted `again`."""
    key = f"judge0:statistics:{'staff' if viewer.is_staff else viewer.owner}"
    known: dict[str, Any] | None = None if again else cache.get(key)
    if known is None:
        known = _counted(Execution.objects.visible_to(viewer).order_by(), named)
        cache.set(key, known, KEPT.total_seconds())
    return known


def _counted(rows: ExecutionQuerySet, named: Mapping[str, Language]) -> dict[str, Any]:
    moment = now()
    ends = rows.annotate(ran=Q(wall_ms__isnull=False)).values("language", "state", "verdict", "signal", "ran")
    groups: Groups = [dict(group) for group in ends.annotate(count=Count("pk"))]
    today = moment.date()
    recent = rows.filter(queued_at__date__gte=today - timedelta(days=DAYS)).values(day=TruncDate("queued_at"))
    days = dict(recent.annotate(count=Count("pk")).values_list("day", "count"))
    return {
        "created_at": moment,
        "cached_until": moment + KEPT,
        "submissions": {
            "total": sum(group["count"] for group in groups),
            "today": days.get(today, 0),
            "last_30_days": {
                str(day): days.get(day, 0) for day in (today - timedelta(days=ago) for ago in range(1, DAYS + 1))
            },
        },
        "languages": _languages(groups, named),
        "statuses": _statuses(groups),
        "database": {"size_pretty": None, "size_in_bytes": None},
    }


def _languages(groups: Groups, named: Mapping[str, Language]) -> list[dict[str, Any]]:
    counts: Counter[str] = Counter()
    for group in groups:
        counts[group["language"]] += group["count"]
    return [{"language": _language(slug, named.get(slug)), "count": count} for slug, count in counts.most_common()]


def _language(slug: str, language: Language | None) -> dict[str, Any]:
    if language is None:
        return {"id": None, "name": slug}
    return {"id": next(iter(numbers(language)), None), "name": name_of(language)}


def _statuses(groups: Groups) -> list[dict[str, Any]]:
    counts: Counter[int] = Counter()
    for group in groups:
        counts[_status(group)] += group["count"]
    return [
        {"status": {"id": status, "name": STATUSES[status]}, "count": count} for status, count in counts.most_common()
    ]


def _status(group: dict[str, Any]) -> int:
    if group["state"] not in ENDED:
        return QUEUED if group["state"] == State.QUEUED else PROCESSING
    if not group["ran"] and group["verdict"] not in OUR_END:
        return COMPILATION
    return status_of_end(Verdict(group["verdict"]), group["signal"])
