"""Numbers as drawings: what a template needs to draw them as SVG."""

from dataclasses import dataclass

from executions.models import Verdict
from executions.now import Language, Now
from executions.verdicts import duration

WIDTH, HEIGHT = 600, 150  # Of the chart, in units of its own.
GAP = 4
BAR = 300  # Width of the longest bar.


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    x: float
    y: float
    width: float
    height: float
    verdict: str
    runs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    slug: str
    runs: int
    width: float
    median: str
    slowest: str


def columns(now: Now) -> list[Block]:
    """The last hour's runs as stacked columns, good ones at the bottom."""
    sums = [sum(counts) for counts in zip(*now.slices.values(), strict=True)]
    if not sums:
        return []
    unit, step = HEIGHT / max(1, *sums), WIDTH / len(sums)
    blocks = []
    for index in range(len(sums)):
        y = float(HEIGHT)
        for verdict in Verdict.values:
            count = now.slices.get(verdict, [0] * len(sums))[index]
            y -= count * unit
            if count:
                x, width = index * step + GAP / 2, step - GAP
                blocks.append(Block(x=x, y=y, width=width, height=count * unit, verdict=verdict, runs=count))
    return blocks


def tallest(now: Now) -> int:
    return max((sum(counts) for counts in zip(*now.slices.values(), strict=True)), default=0)


def bars(languages: tuple[Language, ...]) -> list[Bar]:
    """Languages by the median of their runs."""
    longest = max((each.median_ms for each in languages), default=0) or 1
    return [
        Bar(
            slug=each.slug,
            runs=each.runs,
            width=max(2.0, each.median_ms / longest * BAR),
            median=duration(each.median_ms / 1000),
            slowest=duration(each.slowest_ms / 1000),
        )
        for each in languages
    ]
