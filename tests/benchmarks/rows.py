"""`script/bench rows`: what the queue, the admin and people's pages take when a million executions have ended.

As a program of its own it measures the database of its settings; `script/bench` starts it once for each database.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from asgiref.sync import async_to_sync
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils.timezone import now

from executions import queue, retention
from executions.models import Execution, Outcome, Verdict, Worker
from executions.program import File, Program
from executions.queue import Submission
from languages.models import Language
from tests.benchmarks.filling import BUSY, fill
from tests.benchmarks.lists import admin_pages, own_pages
from tests.services import Postgres
from tests.site import ROOT, Site

ROWS = int(os.environ.get("BENCH_ROWS", "1000000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "300"))
WAITING = 20  # Others in the queue while one is claimed.
PAGES = 5  # Times that each page is asked for.
CLAIM_RATIO, PAGE_MS = 1.5, 300
HELLO = Program(files=(File(name="main.py", content="print('hello')"),))

HELLO_SAID = Outcome(
    verdict=Verdict.SUCCESS, message="Finished", wall_ms=10, cpu_ms=9, transcript=[["stdout", 1, "hello\n"]]
)
WORKER = "bench.1"
REMEMBERED = ("executions.now",)  # What a page shows of a moment ago: here it looks itself.

Times = dict[str, float]
T = TypeVar("T")


def compare() -> bool:
    """Print a table for each database; whether all goals were met."""
    return all([_in_postgres(), _in_sqlite()])


def _in_postgres() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        server = Postgres(_new(Path(folder), "postgres"))
        server.start()
        try:
            site = Site(_new(Path(folder), "site"), DATABASE_URL=server.create_database("bench"))
            return _measured(site)
        finally:
            server.kill()


def _in_sqlite() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        return _measured(Site(Path(folder)))


def _new(parent: Path, name: str) -> Path:
    (parent / name).mkdir()
    return parent / name


def _measured(site: Site) -> bool:
    env = site.env | {"LOG_LEVEL": "WARNING"}
    return subprocess.run([sys.executable, "-m", __name__], env=env, cwd=ROOT, check=False).returncode == 0


# In the process that has the database.


class Stopwatch:
    """Medians of what was done again and again, in ms."""

    def __init__(self) -> None:
        self._taken: defaultdict[str, list[float]] = defaultdict(list)

    def time(self, what: str, do: Callable[[], T]) -> T:
        start = time.perf_counter()
        result = do()
        self._taken[what].append((time.perf_counter() - start) * 1000)
        return result

    def medians(self) -> Times:
        return {what: statistics.median(taken) for what, taken in self._taken.items()}


def main() -> int:
    BUSY.save()
    client = Client(SERVER_NAME="localhost")
    client.force_login(BUSY)
    empty = _all_times(client)
    watch = Stopwatch()
    watch.time("fill", lambda: fill(ROWS))
    os.sync()  # What was put there is not still being written while the rest is timed.
    print(f"{connection.vendor}: {ROWS} executions, put there in {watch.medians()['fill'] / 1000:.0f} s", flush=True)
    full = _all_times(client)
    print(f"{'p50, ms':58}{'empty':>10}{'full':>10}{'ratio':>8}   goal")
    met = [_line(what, empty.get(what), ms) for what, ms in full.items()]
    return 0 if all(met) else 1


def _line(what: str, empty: float | None, full: float) -> bool:
    ratio = full / empty if empty else 0
    goal, met = "", True
    if what == "claim":
        goal, met = f"<= {CLAIM_RATIO} x", ratio <= CLAIM_RATIO
    elif what.startswith("/"):
        goal, met = f"<= {PAGE_MS} ms", full <= PAGE_MS
    beside = f"{empty:10.2f}{full:10.2f}{ratio:8.2f}" if empty else f"{'':10}{full:10.2f}{'':8}"
    print(f"{what:58.58}{beside}   {goal}{'' if met else '  MISSED'}", flush=True)
    return met


def _all_times(client: Client) -> Times:
    Worker.objects.update_or_create(name=WORKER, defaults={"seats": 4, "interactive_seats": 50, "last_seen": now()})
    watch = Stopwatch()
    _time_queue(Stopwatch())  # The first ones pay for caches that are cold.
    _time_queue(watch)
    _time_pages(watch, client)
    _time_retention(watch)
    return watch.medians()


def _time_queue(watch: Stopwatch) -> None:
    """One in, one claimed, one finished, while others wait; then all are gone again."""
    python = Language.objects.get(pk="python")
    keys = []
    for number in range(WAITING + ROUNDS):
        submission = Submission(owner=f"session:{number % 30}", language=python, program=HELLO)
        keys.append(watch.time("submit", lambda s=submission: async_to_sync(queue.submit)(s)).pk)
        if number >= WAITING:
            claimed = watch.time("claim", _claim)
            assert claimed
            watch.time("finish", lambda it=claimed: it.finish(HELLO_SAID))
    while left := _claim():
        left.finish(HELLO_SAID)
    Execution.objects.filter(pk__in=keys).delete()


def _claim() -> Execution | None:
    return Execution.objects.claim(WORKER, interactive=[True, False])[0]


def _time_pages(watch: Stopwatch, client: Client) -> None:
    for path in (*admin_pages(), *own_pages("user:1")):
        for warm in range(1 + PAGES):
            cache.delete_many(REMEMBERED)
            answer = (watch if warm else Stopwatch()).time(path, lambda path=path: client.get(path))
            assert answer.status_code in (200, 302), (path, answer.status_code)  # 302: a page beyond the last


def _time_retention(watch: Stopwatch) -> None:
    for rule in retention.rules():
        for _ in range(3):
            watch.time(f"a step of removing {rule.what}", rule.step)


if __name__ == "__main__":
    sys.exit(main())
