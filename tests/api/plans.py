"""How the database of these settings would find what the queue, the admin and people's pages ask of it, as JSON."""

import json
import sys
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client

from executions import retention
from executions.api import history
from executions.models import Execution
from executions.newest import NewestChangeList
from tests.benchmarks.filling import BUSY, fill
from tests.benchmarks.lists import admin_pages, own_pages

ROWS = 400
FEW = 20  # Of so many rows, as the site has it of so many more.
EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}
LARGE = ("executions_execution", "executions_usage", "executions_delivery")


def main() -> None:
    fill(ROWS)
    BUSY.save()
    NewestChangeList.most = history.LOOKED_THROUGH = FEW
    client = Client(SERVER_NAME="localhost")
    client.force_login(BUSY)
    found = []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # Of a small table it would read all, whatever the indexes.
            cursor.execute("SET enable_seqscan = off; SET enable_bitmapscan = off")
    for path in (*admin_pages(), *own_pages("user:1")):
        found += [(path, *each) for each in plans_of(lambda path=path: client.get(path))]
    found += [("claim", *each) for each in plans_of(lambda: Execution.objects.claim("w", interactive=[True, False]))]
    found += [("turn", *each) for each in plans_of(lambda: Execution.objects.waiting_and_next_turn("user:3"))]
    for rule in retention.rules():
        found += [(rule.what, *each) for each in plans_of(rule.step)]
    json.dump(found, sys.stdout)


def plans_of(act: Callable[[], object]) -> list[tuple[str, str]]:
    """Each statement about a large table that `act` sends, and how it is done."""
    sent: list[tuple[str, Any]] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if any(f"FROM {name}" in sql.replace('"', "") or f"UPDATE {name}" in sql for name in LARGE):
            sent.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        act()
    return [(sql, _plan(sql, params)) for sql, params in sent]


def _plan(sql: str, params: Any) -> str:
    with connection.cursor() as cursor:
        cursor.execute(EXPLAIN[connection.vendor] + sql, params)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())
