"""What the processes of a site have used: of each kind, CPU seconds and memory."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
Kinds = Mapping[str, Iterable[int]]
"""By kind, the ids of its processes; what they started counts with them."""


def cpu_seconds(kinds: Kinds) -> dict[str, float]:
    return {kind: sum(_cpu(pid) for each in pids for pid in _family(each)) for kind, pids in kinds.items()}


def memory_mib(kinds: Kinds) -> dict[str, float]:
    """Proportional set size: memory that processes share is counted once."""
    return {kind: sum(_memory(pid) for each in pids for pid in _family(each)) for kind, pids in kinds.items()}


def _cpu(pid: int) -> float:
    """Of the process, and of children that it has waited for."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:  # It has ended; its parent has its time.
        return 0.0
    return sum(int(each) for each in fields[11:15]) / TICK


def _memory(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _family(pid: int) -> Iterable[int]:
    yield pid
    try:
        children = [
            int(child)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except OSError:
        return
    for child in children:
        yield from _family(child)
