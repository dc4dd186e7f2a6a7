"""Backup, destruction, restore: what was is there again, and nothing runs or is sent a second time."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg

from tests.accounts.browsing import visiting
from tests.services import Postgres, free_port, until
from tests.site import ROOT, Process, Site, make_key

LOST = "The site was restored from a backup; run it again"
SOME_OF_EACH = """
from datetime import timedelta
from django.contrib.sessions.backends.db import SessionStore
from django.utils.timezone import now
from executions.models import *
from executions.program import Program
def add(**fields):
    fields |= {"owner": "user:1", "account": "user:1", "language": "python", "program": Program().to_json()}
    return Execution.objects.create(**fields)
add(state="finished", verdict="success", finished_at=now())
add(state="running", worker="w.1", lease_until=now())
Delivery.objects.create(execution=add(), owner="user:1", url="https://example.edu/", form="native")
Worker.objects.create(name="w.1", seats=1, interactive_seats=1)
SessionStore().save()
"""


A_LATER_MIGRATION = "INSERT INTO django_migrations (app, name, applied) VALUES ('executions', '9999_later', now())"
AFTERWARDS = """
    SELECT (SELECT count(*) FROM executions_execution WHERE state <> 'finished'),
           (SELECT count(*) FROM executions_delivery WHERE state <> 'given_up'),
           (SELECT count(*) FROM executions_worker),
           (SELECT count(*) FROM executions_execution), (SELECT count(*) FROM django_session)
"""


def refusal(site: Site, *arguments: str, **env: str) -> str:
    done = site.manage(*arguments, check=False, **env)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    return done.stderr


def destroy(site: Site, process: Process) -> None:
    process.kill()
    for path in site.folder.glob("db.sqlite3*"):
        path.unlink()


def test_a_site_that_was_destroyed_is_there_again(new_site: Callable[..., Site], tmp_path: Path) -> None:
    site, copy = new_site(CONCURRENT_EXECUTIONS="1", WEBHOOK_ALLOW_PRIVATE="true"), tmp_path / "site.backup"
    process, key = site.serve(), make_key(site, "run")
    with site.client() as client, visiting(site) as visitor:
        visitor.sign_up("ann")
        client.headers["X-API-Key"] = key
        body = {"language": "python", "code": "print('kept')"}
        kept = client.post("/api/execute", json=body, headers={"Idempotency-Key": "once"}).json()["id"]
        slow = {
            "language": "python",
            "code": "import time; time.sleep(4)",
            "callbackUrl": f"http://127.0.0.1:{free_port()}/",
        }
        going, waiting = (client.post("/api/submit", json=slow).json()["id"] for _ in range(2))
        until(lambda: client.get(f"/api/result/{going}").json()["status"] == "running", "one runs")

        site.manage("backup", str(copy))
        assert copy.stat().st_mode & 0o777 == 0o600
        assert "nothing is overwritten" in refusal(site, "backup", str(copy))
        assert client.get(f"/api/result/{kept}").json()["output"] == "kept\n", "it is served as before"
        assert "move" in refusal(site, "restore", str(copy))

        destroy(site, process)
        assert "Runs that had not ended, and are ended now: 2. Webhooks that are not sent: 2" in (
            site.manage("restore", str(copy)).stdout
        )
        site.serve(SECRET_KEY="another" * 9, SECRET_KEY_FALLBACKS=(site.folder / "secret_key").read_text())
        assert client.get(f"/api/result/{kept}").json()["output"] == "kept\n"
        assert client.post("/api/execute", json=body, headers={"Idempotency-Key": "once"}).json()["id"] == kept
        for each in (going, waiting):
            ended = client.get(f"/api/result/{each}").json()
            assert (ended["verdict"], ended["message"]) == ("internal_error", LOST)
        assert client.post("/api/execute", json=body).json()["output"] == "kept\n"
        assert visitor.name == "ann", "still signed in, by a session that the earlier key had signed"
    with closing(sqlite3.connect(site.folder / "db.sqlite3")) as database:
        assert database.execute("SELECT DISTINCT state FROM executions_delivery").fetchall() == [("given_up",)]
    assert [path.name for path in site.folder.glob(".db*")] == [], "no draft is left"


def test_restoring_is_refused_while_the_site_runs_and_from_other_files(
    site: Site, new_site: Callable[..., Site], tmp_path: Path
) -> None:
    copy, other = tmp_path / "site.backup", new_site()
    site.manage("backup", str(copy))
    elsewhere = {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}
    assert "The site runs" in refusal(site, "restore", str(copy), **elsewhere)
    whole = copy.read_bytes()
    for name, content, says in (
        ("text", b"no database", "is not a backup"),
        ("torn", whole[: len(whole) // 2], "cannot be used"),
        ("dump", b"PGDMP" + bytes(20), "DATABASE_URL names sqlite"),
    ):
        (tmp_path / name).write_bytes(content)
        assert says in refusal(other, "restore", str(tmp_path / name), **elsewhere)
    assert not (tmp_path / "db.sqlite3").exists()


def test_postgresql_is_saved_and_restored_by_its_own_programs(
    postgres: Postgres, new_site: Callable[..., Site], tmp_path: Path
) -> None:
    site = new_site(DATABASE_URL=postgres.create_database("kept"))
    site.manage("shell", "-v0", "-c", SOME_OF_EACH)
    copy, newer = tmp_path / "site.backup", tmp_path / "newer.backup"
    with copy.open("wb") as out:
        subprocess.run([sys.executable, "manage.py", "backup", "-"], env=site.env, cwd=ROOT, stdout=out, check=True)
    assert "the database has tables" in refusal(site, "restore", str(copy))
    with psycopg.connect(site.env["DATABASE_URL"]) as database:
        database.execute(A_LATER_MIGRATION)
    site.manage("backup", str(newer))

    site.env["DATABASE_URL"] = postgres.create_database("restored")
    assert "also has executions.9999_later" in refusal(site, "restore", str(newer))
    with psycopg.connect(site.env["DATABASE_URL"]):
        assert "1 other connections" in refusal(site, "restore", str(copy))
    site.manage("restore", str(copy))
    with psycopg.connect(site.env["DATABASE_URL"]) as database:
        assert database.execute(AFTERWARDS).fetchone() == (0, 0, 0, 3, 1)
