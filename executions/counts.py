"""Whether an account may have one more run: what it has is counted where nobody else can take a place meanwhile."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.db import connection
from django.utils.timezone import now

from executions.allowances import Allowance, QuotaRefused, Reason
from executions.usage import RunWindow

A_MINUTE = timedelta(minutes=1)
A_DAY = timedelta(days=1)
PLACE_MOVES = 2  # Seconds after which one of those that wait may have begun.

# One statement, and so one moment: a run that ends meanwhile is among those that run or among those that ended.
STANDING = """
    SELECT * FROM (
        SELECT COUNT(*) FILTER (WHERE state = 'queued'), COUNT(*) FILTER (WHERE state = 'running'),
            COUNT(*) FILTER (WHERE queued_at >= %s), SUM(CAST(limits_asked ->> 'cpu_ms' AS BIGINT))
        FROM (
            SELECT state, queued_at, limits_asked FROM executions_execution WHERE state = 'queued' AND account = %s
            UNION ALL
            SELECT state, queued_at, limits_asked FROM executions_execution WHERE state = 'running' AND account = %s
        ) AS unended
    ) AS now, (
        SELECT COALESCE(SUM(runs), 0), COALESCE(SUM(cpu_ms), 0) FROM executions_usage WHERE account = %s AND day = %s
    ) AS before
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What an account has at a moment. `runs` of this minute and of today; `cpu_ms` of today.

    `reserved_cpu_ms`: what those that have not ended may still take.
    """

    at: datetime
    waiting: int
    running: int
    runs_of_minute: int
    runs_of_day: int
    cpu_ms: int
    reserved_cpu_ms: int
    minute_ends: datetime
    day_ends: datetime


def admit(allowance: Allowance) -> None:
    """Count one more run, in the transaction that inserts it. Raises QuotaRefused."""
    if not allowance.is_counted:
        return
    _lock(allowance.account)
    standing = standing_of(allowance.account)
    _refuse_beyond(allowance, standing)
    if allowance.runs_a_minute is not None:
        RunWindow.objects.enter(allowance.account, at=standing.at, after=standing.at - A_MINUTE)


def _lock(account: str) -> None:
    """Until the transaction ends; on SQLite it is alone anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [account])


def standing_of(account: str) -> Standing:
    at = now()
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
    today = connection.ops.adapt_datefield_value(midnight.date())
    with connection.cursor() as cursor:
        start = connection.ops.adapt_datetimefield_value(midnight)
        cursor.execute(STANDING, [start, account, account, account, today])
        waiting, running, unended, reserved, ended, cpu_ms = cursor.fetchone()
    window = RunWindow.objects.filter(account=account, since__gt=at - A_MINUTE).first()
    return Standing(
        at=at,
        waiting=waiting,
        running=running,
        runs_of_minute=window.runs if window else 0,
        runs_of_day=unended + int(ended),
        cpu_ms=int(cpu_ms),
        reserved_cpu_ms=int(reserved or 0),
        minute_ends=(window.since if window else at) + A_MINUTE,
        day_ends=midnight + A_DAY,
    )


def _refuse_beyond(allowance: Allowance, standing: Standing) -> None:
    """Raises QuotaRefused with the first count that is used up, those of the day first."""
    if _used_up(allowance.runs_a_day, standing.runs_of_day):
        raise _later("runsPerDay", allowance.runs_a_day, "runs a day", standing.at, standing.day_ends)
    if _used_up(allowance.cpu_seconds_a_day, standing.cpu_ms / 1000):
        most = allowance.cpu_seconds_a_day
        raise _later("cpuSecondsPerDay", most, "CPU seconds a day", standing.at, standing.day_ends)
    if _used_up(allowance.cpu_seconds_a_day, (standing.cpu_ms + standing.reserved_cpu_ms) / 1000):
        detail = "what is left of them is kept for your runs that have not ended. Try again when one has."
        sentence = f"Your quota allows {allowance.cpu_seconds_a_day} CPU seconds a day, and {detail}"
        raise _soon("cpuSecondsPerDay", allowance.cpu_seconds_a_day, sentence)
    if _used_up(allowance.runs_a_minute, standing.runs_of_minute):
        raise _later("runsPerMinute", allowance.runs_a_minute, "runs a minute", standing.at, standing.minute_ends)
    if allowance.waiting_runs is not None and places_left(allowance, standing) == 0:
        detail = "as many wait. Try again when one of them has begun."
        sentence = f"Your quota allows {allowance.waiting_runs} waiting runs, and {detail}"
        raise _soon("waitingRuns", allowance.waiting_runs, sentence)


def places_left(allowance: Allowance, standing: Standing) -> int:
    """How many more may wait. Those that may run at once wait for no place of their quota, if only for a seat."""
    most = allowance.waiting_runs or 0
    if allowance.runs_at_once is None:
        return max(0, max(1, most) - standing.waiting)
    return max(0, most + allowance.runs_at_once - standing.waiting - standing.running)


def _used_up(most: int | None, used: float) -> bool:
    return most is not None and used >= most


def _soon(field: str, most: int | None, sentence: str) -> QuotaRefused:
    return QuotaRefused(Reason.LATER, field, sentence, most=most or 0, again=PLACE_MOVES)


def _later(field: str, most: int | None, what: str, at: datetime, until: datetime) -> QuotaRefused:
    seconds = max(1, ceil((until - at).total_seconds()))
    when = f"in {seconds} s" if seconds <= 60 else f"at {until:%Y-%m-%dT%H:%MZ}"
    sentence = f"Your quota allows {most} {what}, and they are used up. Come back {when}."
    return QuotaRefused(Reason.LATER, field, sentence, most=most or 0, again=seconds)
