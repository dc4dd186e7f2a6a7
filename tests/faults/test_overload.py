"""One user floods the site. Two seats, so that the order in which runs begin is to be seen."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import httpx

from tests.services import until
from tests.site import Site

FLOOD, CAPACITY = 1000, 1010
AHEAD = 3  # One of the same turn, and one for each seat while the request was on its way into the table.
SHORT = {"language": "python", "code": "import time; time.sleep(0.3)"}
ORDER = """
    SELECT count(*) FROM executions_execution AS other, executions_execution AS mine
    WHERE mine.id = ? AND other.owner <> mine.owner
      AND other.started_at > mine.queued_at AND other.started_at < mine.started_at
"""


def begun_before(site: Site, identifier: str) -> int:
    """How many runs of others began while that one waited."""
    with closing(sqlite3.connect(site.folder / "db.sqlite3")) as rows:
        return int(rows.execute(ORDER, [identifier.replace("-", "")]).fetchone()[0])


def flood(client: httpx.Client, number: int) -> list[dict[str, Any]]:
    """Those of so many that were taken."""
    taken: list[dict[str, Any]] = []
    for _ in range(number // 100):
        answers = client.post("/api/batch", json={"executions": [SHORT] * 100}).json()
        taken += [each for each in answers if each["status"] == "queued"]
    return taken


def test_a_flood_of_one_user_delays_nobody_else(new_site: Callable[..., Site]) -> None:
    settings = {"CONCURRENT_EXECUTIONS": "2", "INTERACTIVE_SEATS": "1", "QUEUE_CAPACITY": str(CAPACITY)}
    site = new_site(TRUSTED_PROXIES="127.0.0.1", SHUTDOWN_GRACE="0", **settings)
    site.serve()
    with site.client() as flooding, site.client() as other:
        flooding.headers["X-Forwarded-For"], other.headers["X-Forwarded-For"] = "192.0.2.1", "192.0.2.2"
        assert len(flood(flooding, FLOOD)) == FLOOD

        mine = other.post("/api/execute", json=SHORT).json()
        assert mine["verdict"] == "success"
        assert begun_before(site, mine["id"]) <= AHEAD, "not behind the thousand"

        # A session has a seat of its own: neither does it wait for the flood, nor does a batch run wait for it.
        sessions = [
            other.post("/api/submit", json=SHORT | {"code": "input()", "interactive": True}).json() for _ in "ab"
        ]
        with site.terminal(sessions[0]) as terminal:
            terminal.until("input_prompt")
            mine = other.post("/api/execute", json=SHORT).json()
            assert begun_before(site, mine["id"]) <= AHEAD
            assert other.get(sessions[1]["links"]["status"]).json()["status"] == "queued"
            terminal.send("input", data="\r")
            assert terminal.until("result")["verdict"] == "success"
        with site.terminal(sessions[1]) as terminal:
            terminal.until("input_prompt")

        flood(flooding, 100)
        refused: list[httpx.Response] = []

        def is_full() -> bool:
            answer = flooding.post("/api/submit", json=SHORT)
            refused.extend([answer] if answer.status_code != 202 else [])
            return bool(refused)

        until(is_full, "a run is refused")
        assert refused[0].status_code == 503
        assert int(refused[0].headers["retry-after"]) > 0
