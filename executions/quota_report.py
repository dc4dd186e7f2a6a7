"""How much an account may still take: what callers are told, and what people see on their page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from executions.allowances import Allowance
from executions.counts import Standing, places_left, standing_of
from executions.limits import MOST_CASES, ranges


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`limit`: None where there is none; `left` then, too. `resets_at`: None where runs that end make room."""

    limit: int | None
    used: float
    left: float | None
    resets_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`limits`: the most that one run may have, by the API's field; ms, MiB, bytes."""

    runs_at_once: Count
    waiting_runs: Count
    runs_per_minute: Count
    runs_per_day: Count
    cpu_seconds_per_day: Count
    limits: Mapping[str, int]
    languages: list[str] | None
    interactive: bool
    api: bool


def report_of(allowance: Allowance) -> Report:
    now = standing_of(allowance.account)
    return Report(
        runs_at_once=_count(allowance.runs_at_once, now.running),
        waiting_runs=_waiting(allowance, now),
        runs_per_minute=_count(
            allowance.runs_a_minute, now.runs_of_minute, now.minute_ends if now.runs_of_minute else None
        ),
        runs_per_day=_count(allowance.runs_a_day, now.runs_of_day, now.day_ends),
        cpu_seconds_per_day=_count(allowance.cpu_seconds_a_day, round(now.cpu_ms / 1000, 1), now.day_ends),
        limits=_limits(allowance),
        languages=None if allowance.languages is None else sorted(allowance.languages),
        interactive=allowance.interactive is not False,
        api=allowance.api is not False,
    )


def _count(limit: int | None, used: float, resets_at: datetime | None = None) -> Count:
    left = None if limit is None else max(0, round(limit - used, 1))
    return Count(limit=limit, used=used, left=left, resets_at=None if limit is None else resets_at)


def _waiting(allowance: Allowance, now: Standing) -> Count:
    left = None if allowance.waiting_runs is None else min(allowance.waiting_runs, places_left(allowance, now))
    return Count(limit=allowance.waiting_runs, used=now.waiting, left=left)


def _limits(allowance: Allowance) -> dict[str, int]:
    asked = {each.field: each.most for each in ranges(interactive=False, allowance=allowance).values()}
    code = settings.MAX_CODE_SIZE_BYTES
    return asked | {
        "code": code if allowance.code_bytes is None else min(code, allowance.code_bytes),
        "cases": MOST_CASES if allowance.cases is None else min(MOST_CASES, allowance.cases),
    }
