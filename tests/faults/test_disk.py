"""The embedded site's disk is full for a while."""

import secrets
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from tests.faults.conftest import containers_of
from tests.faults.disks import small_disk
from tests.faults.load import Load, is_running
from tests.services import until
from tests.site import Site

LARGE = "import os, time\ntime.sleep(1)\nprint(os.urandom(400_000).hex())"  # Compression does not help with it.


def test_a_full_disk_refuses_what_is_new_and_loses_nothing_that_was_taken(
    new_site: Callable[..., Site], tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    with small_disk(tmp_path_factory.mktemp("disk"), 8) as disk:
        site = new_site(WORKER_NAME=name, DATA_DIR=str(disk.folder))
        shutil.copy(site.folder / "db.sqlite3", disk.folder)
        process = site.serve()
        with Load(site) as load, site.client() as client:
            load.goes_on()
            submitted = site.submit(LARGE)
            until(lambda: is_running(site, submitted["id"]), "it runs")
            disk.fill()
            until(lambda: process.says("is not stored yet"), "its outcome does not fit")
            large = {"language": "python", "code": f"print(1) # {secrets.token_hex(400_000)}"}
            refused = client.post("/api/execute", json=large)
            assert (refused.status_code, refused.headers["retry-after"].isdecimal()) == (503, True)
            assert "database" in refused.json()["detail"]
            disk.free()
            load.goes_on()
        assert len(site.result(submitted["id"])["output"]) == 800_001
        with closing(sqlite3.connect(disk.folder / "db.sqlite3")) as rows:
            counts = "SELECT (SELECT count(*) FROM executions_execution), (SELECT sum(runs) FROM executions_usage)"
            until(lambda: len(set(rows.execute(counts).fetchone())) == 1, "each run has ended once")
        site.end()
        assert not containers_of(name)
        assert not {file.name for file in disk.folder.iterdir()} - {"db.sqlite3", "secret_key", "workers"}
