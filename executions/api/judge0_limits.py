"""Judge0's numbers, and ours for them: seconds and KB here, milliseconds and MiB there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from executions.api.judge0_languages import MOST_EXTRA_TIME, MOST_RUNS, MOST_STACK_KB, STACK_KB
from executions.limits import Asked, LimitsRefused, Range
from languages.models import Language

NUMBER = re.compile(r"\s*[+-]?\d{1,15}(\.\d{0,15})?([eE][+-]?\d{1,2})?\s*")
FIELD_OF_LIMIT = {
    "timeout": "wall_time_limit",
    "cpuTimeLimit": "cpu_time_limit",
    "memoryLimit": "memory_limit",
    "processLimit": "max_processes_and_or_threads",
    "outputLimit": "max_file_size",
}

Errors = dict[str, list[str]]


class Invalid(Exception):
    """`errors`: field -> what is wrong with it, in Judge0's words where it has any."""

    def __init__(self, errors: Errors) -> None:
        super().__init__(errors)
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Bounds:
    """Of a number: `most` as Judge0 writes it in its refusals, where times are decimals."""

    least: int
    most: int | float
    whole: bool = True

    def fault(self, value: float) -> str | None:
        if value < self.least:
            return f"must be greater than or equal to {self.least}"
        return f"must be less than or equal to {self.most}" if value > self.most else None


def bounds(limits: Mapping[str, Range]) -> dict[str, Bounds]:
    """`limits`: what the caller may ask for, by the field of `Asked`."""
    return {
        "number_of_runs": Bounds(1, MOST_RUNS),
        "cpu_time_limit": Bounds(0, limits["cpu_time"].most / 1000, whole=False),
        "cpu_extra_time": Bounds(0, MOST_EXTRA_TIME, whole=False),
        "wall_time_limit": Bounds(1, limits["timeout"].most / 1000, whole=False),
        "memory_limit": Bounds(limits["memory"].least * 1024, limits["memory"].most * 1024),
        "stack_limit": Bounds(0, MOST_STACK_KB),
        "max_processes_and_or_threads": Bounds(limits["processes"].least, limits["processes"].most),
        "max_file_size": Bounds(0, limits["output"].most // 1024),
    }


def asked(remembered: Mapping[str, Any], language: Language, limits: Mapping[str, Range]) -> Asked:
    """Judge0's numbers as ours. A 0, which lifted a limit there, is the most that can be had."""
    memory, output = remembered.get("memory_limit"), remembered.get("max_file_size")
    wall = remembered.get("wall_time_limit")
    return Asked(
        timeout=None if wall is None else ceil(wall * 1000),
        cpu_time=_cpu_ms(remembered, language, limits["cpu_time"]),
        memory=None if memory is None else ceil(memory / 1024),
        processes=remembered.get("max_processes_and_or_threads"),
        output=None if output is None else output * 1024 or limits["output"].most,
        stack=remembered.get("stack_limit", STACK_KB) or MOST_STACK_KB,
        file_size=output or None,
    )


def _cpu_ms(remembered: Mapping[str, Any], language: Language, range_: Range) -> int | None:
    """When a run is killed: `cpu_extra_time` after the limit at which it fails."""
    names = "cpu_time_limit", "cpu_extra_time", "wall_time_limit"
    if not any(name in remembered for name in names):
        return None
    limit = remembered.get("cpu_time_limit", language.cpu_ms / 1000)
    kill = ceil((limit + remembered.get("cpu_extra_time", 0)) * 1000) if limit else range_.most
    return max(range_.least, min(range_.most, kill))


def of_limits(refused: LimitsRefused) -> Invalid:
    errors: Errors = {}
    for name, sentence in refused.errors:
        errors.setdefault(FIELD_OF_LIMIT.get(name, name), []).append(sentence)
    return Invalid(errors)


def number_in(given: Any) -> float | None:
    """A number or the text of one, as forms send it; None for what is none, or beyond all bounds."""
    if isinstance(given, bool):
        return None
    if isinstance(given, int | float):
        return given if abs(given) < 1e15 else None
    return float(given) if isinstance(given, str) and NUMBER.fullmatch(given) else None


def whole(given: Any) -> int:
    """As Rails reads a column of whole numbers: what is none is 0."""
    return int(number_in(given) or 0)
