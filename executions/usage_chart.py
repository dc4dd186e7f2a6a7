"""Usage as columns of days, drawn by the server: a picture that needs no script."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet, Sum
from django.utils.timezone import now

from executions.models import Verdict
from executions.usage import Usage

DAYS = 30
HEIGHT = 120
STEP = 20  # Pixels from one day to the next.
WIDTH = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One column. `x`, `good_*`, `rest_*`: where it stands in the picture; `rest`: runs that did not succeed."""

    day: date
    runs: int
    rest: int
    cpu_seconds: float
    x: int
    good_y: float
    good_height: float
    rest_height: float

    @property
    def rest_y(self) -> float:
        return HEIGHT - self.rest_height


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    days: list[Day]
    top: int  # Runs that the highest line stands for.
    runs: int
    cpu_seconds: float
    width: int = DAYS * STEP
    height: int = HEIGHT
    column: int = WIDTH


def chart_of(usage: "QuerySet[Usage]") -> Chart:
    """The last 30 days of these rows, today included."""
    today = now().date()
    first = today - timedelta(days=DAYS - 1)
    rows = usage.filter(day__gte=first).order_by().values_list("day", "verdict").annotate(Sum("runs"), Sum("cpu_ms"))
    good, rest, cpu = dict[date, int](), dict[date, int](), dict[date, int]()
    for day, verdict, runs, cpu_ms in rows:
        counted = good if verdict == Verdict.SUCCESS else rest
        counted[day] = counted.get(day, 0) + runs
        cpu[day] = cpu.get(day, 0) + cpu_ms
    days = [first + timedelta(days=number) for number in range(DAYS)]
    top = _round_number(max(good.get(day, 0) + rest.get(day, 0) for day in days))
    return Chart(
        days=[_column(number, day, good, rest, cpu, top) for number, day in enumerate(days)],
        top=top,
        runs=sum(good.values()) + sum(rest.values()),
        cpu_seconds=round(sum(cpu.values()) / 1000, 1),
    )


def _column(
    number: int, day: date, good: dict[date, int], rest: dict[date, int], cpu: dict[date, int], top: int
) -> Day:
    good_height = round(HEIGHT * good.get(day, 0) / top, 1)
    rest_height = round(HEIGHT * rest.get(day, 0) / top, 1)
    return Day(
        day=day,
        runs=good.get(day, 0) + rest.get(day, 0),
        rest=rest.get(day, 0),
        cpu_seconds=round(cpu.get(day, 0) / 1000, 1),
        x=number * STEP + (STEP - WIDTH) // 2,
        good_y=round(HEIGHT - rest_height - good_height, 1),
        good_height=good_height,
        rest_height=rest_height,
    )


def _round_number(most: int) -> int:
    """The next of 10, 20, 50, 100, 200 ... that holds `most`."""
    return next(each for each in _steps() if each >= most)


def _steps() -> Iterable[int]:
    size = 10
    while True:
        yield from (size, 2 * size, 5 * size)
        size *= 10
