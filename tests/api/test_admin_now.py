"""The admin's front page shows what is going on, and stays quick however much has been run."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from django.db import connection
from django.utils.timezone import now

from executions.models import Execution, Verdict
from executions.now import SLICES, _look, last_runs
from tests.services import until
from tests.site import Site

NOW = "/admin/now/"


def test_what_is_going_on_is_shown_and_drawn(site: Site, admin: httpx.Client) -> None:
    site.execute("print(1)")
    site.execute("raise SystemExit(3)")
    running = site.submit("import time; time.sleep(60)")

    def runs() -> bool:
        return bool(admin.get(NOW).json()["now"]["running"])

    until(runs, "it is seen to run")
    seen = admin.get(NOW).json()
    assert seen["now"]["workers"] == 1
    assert seen["now"]["seats"] > 0
    assert seen["now"]["verdicts"]["success"] >= 1
    assert seen["now"]["verdicts"]["runtime_error"] >= 1
    assert sum(seen["now"]["slices"]["success"]) == seen["now"]["verdicts"]["success"]
    assert "python" in [each["slug"] for each in seen["now"]["slowest"]]
    assert re.search(r'<rect class="success" x="[\d.]+" y="[\d.]+"', seen["panel"])
    page = admin.get("/admin/").text
    assert '<section id="now"' in page
    assert "executions/now.js" in page
    assert "Longest wait" in page
    with site.client() as client:
        client.post(f"/api/executions/{running['id']}/cancel")


def test_it_is_for_staff(client: httpx.Client, open_page: Callable[[], httpx.Client]) -> None:
    for visitor in (client, open_page()):
        answer = visitor.get(NOW)
        assert answer.status_code == 302
        assert "panel" not in answer.text


@pytest.mark.django_db
class TestTheLastHour:
    def ended(self, **fields: Any) -> None:
        given = {"owner": "a", "language": "c", "program": {}, "state": "finished", "verdict": Verdict.SUCCESS}
        Execution.objects.create(**given | {"finished_at": now(), "wall_ms": 10} | fields)

    def test_older_runs_and_those_that_go_on_do_not_count(self) -> None:
        self.ended()
        self.ended(queued_at=now() - timedelta(minutes=59), verdict=Verdict.TIME_LIMIT, language="d", wall_ms=5000)
        self.ended(queued_at=now() - timedelta(minutes=61))
        Execution.objects.create(owner="a", language="c", program={}, queued_at=now() - timedelta(seconds=7))
        seen = _look()
        assert (seen.runs, seen.verdicts) == (2, {"success": 1, "time_limit": 1})
        assert seen.slices["success"] == [0] * (SLICES - 1) + [1]
        assert seen.slices["time_limit"][0] == 1
        assert [(each.slug, each.median_ms) for each in seen.slowest] == [("d", 5000), ("c", 10)]
        assert seen.waiting == 1
        assert seen.oldest_s == pytest.approx(7, abs=2)

    def test_they_are_found_by_an_index(self) -> None:
        """Of a million rows only the last hour's, and no more than so many of them, are looked at."""
        statement, parameters = last_runs(now()).query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plan = " ".join(str(row) for row in cursor.fetchall())
        assert "USING INDEX" in plan
        assert "queued_at>?" in plan
        assert "TEMP B-TREE" not in plan
        assert statement.endswith("LIMIT 10000")
