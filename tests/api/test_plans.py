"""What the queue, the admin and people's pages ask costs the same however many executions have ended."""

import json
import re
from pathlib import Path

import pytest

from tests.services import Postgres
from tests.site import Site

Plans = list[tuple[str, str, str]]  # What asks, the statement, and how the database does it.

# A table or an index that is read from end to end: in SQLite's words, and in PostgreSQL's.
SCANS = (
    re.compile(r"^SCAN executions_\w+(?: USING (?:COVERING )?INDEX (\w+))?$", re.M),
    re.compile(r"Seq Scan on executions_()"),
    re.compile(r"Index (?:Only )?Scan (?:Backward )?using (\w+) on .*$(?!\n +Index Cond)", re.M),
)
# Indexes that know some rows alone: what has not ended, and what has an idempotency key.
SMALL = {"waiting", "waiting_of_owner", "waiting_of_account", "going", "one_run_per_slot", "one_execution_per_key"}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def plans(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, database_template: Path) -> Plans:
    folder = tmp_path_factory.mktemp("plans")
    if request.param == "sqlite":
        site = Site(folder, database_template)
    else:
        server: Postgres = request.getfixturevalue("postgres")
        site = Site(folder, DATABASE_URL=server.create_database("plans"))
    said = site.manage("shell", "-v0", "-c", "from tests.api import plans; plans.main()", LOG_LEVEL="ERROR").stdout
    found: Plans = json.loads(said)
    return found


def test_no_table_is_read_whole(plans: Plans) -> None:
    assert len(plans) > 100
    assert not [each for each in plans if is_read_whole(*each[1:])]


def is_read_whole(statement: str, plan: str) -> bool:
    """The first rows of an index are not the whole of it."""
    scanned = {index for scan in SCANS for index in scan.findall(plan)} - SMALL
    is_first_rows = "LIMIT" in statement and "FOR ORDER BY" not in plan and "Sort" not in plan and "Seq" not in plan
    return bool(scanned) and not is_first_rows


def test_a_claim_sorts_nothing(plans: Plans) -> None:
    (plan,) = (plan for what, _, plan in plans if what == "claim")
    assert re.search(r"(next USING INDEX waiting|using waiting on \w+ next)", plan)
    assert "ORDER BY" not in plan
    assert "Sort" not in plan
