"""What people and administrators of the first release had is there in this one, on both databases."""

import sqlite3
import uuid
from collections.abc import Callable
from contextlib import closing
from typing import Any

import httpx
import psycopg
import pytest
from psycopg import sql

from tests.accounts.browsing import visiting
from tests.services import Postgres
from tests.site import ROOT, Site

FIRST = (ROOT / "tests/upgrade/first_release.sql").read_text()
KEY, REVOKED = "cs_kyK3twCo2-FNr7qk6rnt26dUxj5sgy_pXweS4XB8eJk", "cs_2zRBvpakPcBB5Ck4FxdJ29B-MtS8XiJU325ZlR8jfGQ"
PASSWORD = "taken-over-1"
TO_THE_FIRST = """
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
MigrationExecutor(connection).migrate([
    ("executions", "0002_support_files"), ("accounts", "0001_initial"), ("languages", "0002_images_and_jobs"),
    ("admin", "0003_logentry_add_action_flag_choices"), ("auth", "0012_alter_user_first_name_max_length"),
    ("contenttypes", "0002_remove_content_type_name"), ("sessions", "0001_initial"),
])
"""
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
Row = dict[str, Any]


@pytest.fixture(scope="module")
def first() -> dict[str, list[Row]]:
    """Table -> rows, as they were."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(FIRST)
        database.row_factory = sqlite3.Row
        names = [row["name"] for row in database.execute(TABLES)]
        return {name: [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')] for name in names}  # noqa: S608


@pytest.fixture
def old_site(new_site: Callable[..., Site]) -> Site:
    site = new_site(EXECUTION_LEASE="3", PRUNE_EVERY="0", INSTALL_LANGUAGES="python")
    path = site.folder / "db.sqlite3"
    path.unlink()
    with closing(sqlite3.connect(path)) as database:
        database.executescript(FIRST)
    return site


@pytest.fixture
def old_site_on_postgres(old_site: Site, postgres: Postgres, first: dict[str, list[Row]]) -> Site:
    """The same rows, in the tables that the migrations of the first release make there."""
    old_site.env["DATABASE_URL"] = postgres.create_database("first_release")
    old_site.manage("shell", "-v0", "-c", TO_THE_FIRST)
    with psycopg.connect(old_site.env["DATABASE_URL"]) as database:
        for table, rows in first.items():
            if table != "django_migrations":
                fill(database, table, rows)
    return old_site


def fill(database: "psycopg.Connection[Any]", table: str, rows: list[Row]) -> None:
    for row in rows:
        columns = sql.SQL(", ").join(map(sql.Identifier, row))
        # As text, which PostgreSQL reads as whatever the column is.
        values = [value if value is None or isinstance(value, bytes) else str(value) for value in row.values()]
        places = sql.SQL(", ").join([sql.Placeholder()] * len(values))
        into = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(sql.Identifier(table), columns, places)
        database.execute(into, values)
    if rows and isinstance(rows[0].get("id"), int):
        database.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, max(row["id"] for row in rows)])


def count(site: Site, table: str) -> int:
    query = f"SELECT count(*) FROM {table}"  # noqa: S608
    url = site.env.get("DATABASE_URL")
    with closing(psycopg.connect(url) if url else sqlite3.connect(site.folder / "db.sqlite3")) as database:
        found: int = database.execute(query).fetchone()[0]
        return found


@pytest.mark.parametrize("made", ["old_site", "old_site_on_postgres"])
def test_everything_of_the_first_release_is_there(
    made: str, first: dict[str, list[Row]], request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(made)
    site.manage("migrate", "--verbosity=0")
    fewer = {table for table, rows in first.items() if count(site, table) < len(rows)}
    assert not fewer
    late = a_process_of_before_submits(site, first["executions_execution"])
    site.manage("languages", "load")
    site.serve()
    with site.client() as client:
        client.headers["X-API-Key"] = KEY
        all_runs_are_shown(site, client, first["executions_execution"])
        assert client.get(f"/api/result/{late}", params={"wait": 60}).json()["output"] == "after the upgrade\n"
        body = {"language": "python", "code": "print(input())", "cases": [{"input": "3", "expectedOutput": "3"}]}
        assert client.post("/api/execute", json=body).json()["verdict"] == "success"
        languages = {each["slug"]: each["name"] for each in client.get("/api/languages").json()}
        assert languages["python"] == "Python of our course", "what an administrator changed"
        assert languages["snake"] == "Snake", "what an administrator added"
        assert client.get("/api/executions", headers={"X-API-Key": REVOKED}).status_code == 401
    with visiting(site) as admin:
        admin.sign_in("admin", PASSWORD)
        for page in ("executions/execution/", "languages/language/python/change/", "accounts/apikey/"):
            answer = admin.get(f"/admin/{page}")
            assert (answer.status_code, answer.url.path) == (200, f"/admin/{page}")


def a_process_of_before_submits(site: Site, rows: list[Row]) -> str:
    """The row that a process inserts which knows the columns of its time; its id."""
    row = next(row for row in rows if row["state"] == "queued") | {"id": uuid.uuid4().hex}
    if url := site.env.get("DATABASE_URL"):
        with psycopg.connect(url) as database:
            fill(database, "executions_execution", [row])
    else:
        with closing(sqlite3.connect(site.folder / "db.sqlite3")) as database, database:
            places = ", ".join("?" * len(row))
            database.execute(f"INSERT INTO executions_execution ({', '.join(row)}) VALUES ({places})", [*row.values()])  # noqa: S608
    return str(uuid.UUID(row["id"]))


def all_runs_are_shown(site: Site, client: httpx.Client, rows: list[Row]) -> None:
    listed = {each["id"] for each in client.get("/api/executions", params={"limit": 100}).json()["executions"]}
    assert {str(uuid.UUID(row["id"])) for row in rows} <= listed
    for row in rows:
        result = client.get(f"/api/result/{uuid.UUID(row['id'])}", params={"wait": 60}).json()
        if row["verdict"]:
            assert (result["verdict"], result["message"]) == (row["verdict"], row["message"])
        elif row["interactive"]:
            assert (result["verdict"], result["message"][:28]) == ("internal_error", "The site's worker was lost w")
        else:  # It waited, or its worker died.
            assert result["verdict"] == "success"
            assert result["output"] in ("whole\n", "after the upgrade\n")
    kept = str(uuid.UUID(next(row["id"] for row in rows if row["verdict"] == "success")))
    result = client.get(f"/api/result/{kept}").json()
    assert (result["output"], result["metadata"]) == ("hello\n", {"task": 7})
    assert client.get(f"/api/executions/{kept}/files/a.txt").text == "kept"
