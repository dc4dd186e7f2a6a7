"""The whole database as one file in its own format: SQLite's, or PostgreSQL's `pg_dump --format=custom`."""

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from executions.identity import somebody_works

MAGIC = {"sqlite": b"SQLite format 3\0", "postgresql": b"PGDMP"}
PREFIX = max(map(len, MAGIC.values()))

Applied = set[tuple[str, str]]
"""Migrations, each by its app and name."""


class Refused(Exception):
    """Says in a sentence why there is no backup or no restore."""


def save(target: Path) -> None:
    """A consistent copy, while the site runs. It appears whole or not at all, readable by its owner alone."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with _new_file(draft) as file:
            copy_to(file)
            os.fsync(file.fileno())
        os.link(draft, target)
    except FileExistsError:
        raise Refused(f"{target} is there already; nothing is overwritten.") from None
    except OSError as error:
        raise Refused(f"{target} cannot be written: {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)


def copy_to(out: BinaryIO) -> None:
    if connection.vendor == "sqlite":
        _copy_sqlite(out)
    else:
        _postgres("pg_dump", "--format=custom", "--no-owner", "--no-privileges", stdout=out)


def _copy_sqlite(out: BinaryIO) -> None:
    path = _sqlite_file()
    if not path.exists():
        raise Refused(f"There is nothing to copy: {path} is not there. Is DATA_DIR right?")
    draft = path.with_name(f".{path.name}.{os.getpid()}.copy")
    try:
        _new_file(draft).close()
        with connection.cursor() as cursor:  # A snapshot: whoever writes meanwhile does not wait for it.
            cursor.execute("VACUUM INTO %s", [str(draft)])
        with draft.open("rb") as copy:
            shutil.copyfileobj(copy, out, 1 << 20)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def loaded(source: Path) -> Iterator[None]:
    """In its body the database is that of `source`, in the tables of its time; nobody else sees it before the end."""
    _refuse_foreign(source)
    _refuse_newer(_applied_in(source))
    with _into_sqlite(source) if connection.vendor == "sqlite" else _into_postgres(source):
        yield


def _refuse_foreign(source: Path) -> None:
    try:
        with source.open("rb") as file:
            begins = file.read(PREFIX)
    except OSError as error:
        raise Refused(f"{source} cannot be read: {error.strerror}.") from error
    kind = next((vendor for vendor, magic in MAGIC.items() if begins.startswith(magic)), None)
    if kind is None:
        raise Refused(f"{source} is not a backup: it begins neither like SQLite's files nor like those of pg_dump.")
    if kind != connection.vendor:
        raise Refused(f"{source} is of {kind}, and DATABASE_URL names {connection.vendor}.")


def _refuse_newer(applied: Applied) -> None:
    known = MigrationLoader(None).disk_migrations.keys()
    if newer := sorted(".".join(each) for each in applied - known):
        raise Refused(
            f"The backup is of a newer version of the site, which also has {', '.join(newer)}. Install that one."
        )


def _applied_in(source: Path) -> Applied:
    found = _applied_in_sqlite(source) if connection.vendor == "sqlite" else _applied_in_dump(source)
    if ("executions", "0001_initial") not in found:
        raise Refused(f"{source} is not of this site: it has other tables.")
    return found


def _applied_in_sqlite(source: Path) -> Applied:
    try:
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
            if opened.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise Refused(f"{source} is damaged: SQLite's quick_check finds faults in it.")
            return set(opened.execute("SELECT app, name FROM django_migrations"))
    except sqlite3.DatabaseError as error:
        raise Refused(f"{source} cannot be used: {error}.") from error


def _applied_in_dump(source: Path) -> Applied:
    said = _postgres("pg_restore", "--data-only", "--table=django_migrations", "--file=-", str(source))
    return {(app, name) for app, name in re.findall(r"^\d+\t(\w+)\t(\w+)\t", said.decode(), re.MULTILINE)}


@contextmanager
def _into_sqlite(source: Path) -> Iterator[None]:
    path = _sqlite_file()
    there = [
        str(each) for each in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))) if each.exists()
    ]
    if there:
        raise Refused(f"Nothing is overwritten: move {' and '.join(there)} away first.")
    if somebody_works():
        raise Refused("The site runs: stop it first.")
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.restored")
    draft.unlink(missing_ok=True)
    with _new_file(draft) as file, source.open("rb") as copy:
        shutil.copyfileobj(copy, file, 1 << 20)
    connection.close()
    connection.settings_dict["NAME"] = str(draft)
    try:
        yield
        connection.close()  # What stands in its journal gets into the file.
        os.link(draft, path)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(path)
        draft.unlink(missing_ok=True)


@contextmanager
def _into_postgres(source: Path) -> Iterator[None]:
    connection.settings_dict["OPTIONS"]["pool"] = False  # Of the connections that are seen, one is ours.
    if connection.introspection.table_names():
        raise Refused("Nothing is overwritten: the database has tables. Drop it, and make an empty one of that name.")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        if others := cursor.fetchone()[0]:
            raise Refused(f"{others} other connections use the database: stop web and worker processes first.")
    connection.close()
    name = connection.settings_dict["NAME"]
    _postgres("pg_restore", "--no-owner", "--no-privileges", "--single-transaction", f"--dbname={name}", str(source))
    yield


def _sqlite_file() -> Path:
    return Path(connection.settings_dict["NAME"])


def _new_file(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _postgres(program: str, *arguments: str, stdout: BinaryIO | int = subprocess.PIPE) -> bytes:
    """What one of PostgreSQL's programs says; it gets the connection, password included, by its environment."""
    argv = [program, "--no-password", *arguments]
    try:
        done = subprocess.run(argv, env=_environment(), stdout=stdout, stderr=subprocess.PIPE, check=False)  # noqa: S603
    except FileNotFoundError:
        raise Refused(f"{program} is needed: install the package postgresql-client.") from None
    if done.returncode:
        raise Refused(f"{program} failed: {done.stderr.decode(errors='replace').strip()[-1000:]}")
    return done.stdout or b""


def _environment() -> Mapping[str, str]:
    settings = connection.settings_dict
    asked = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGDATABASE": "NAME", "PGPASSWORD": "PASSWORD"}
    of_options = {
        f"PG{name.upper()}": settings["OPTIONS"].get(name) for name in ("sslmode", "sslrootcert", "sslcert", "sslkey")
    }
    given = {name: settings[key] for name, key in asked.items()} | of_options
    return os.environ | {name: str(value) for name, value in given.items() if value}
