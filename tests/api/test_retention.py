"""What is older than is kept goes, and nothing else."""

from collections.abc import Callable

import pytest

from tests.services import until
from tests.site import Site

LEAVES_A_FILE = 'import os; os.mkdir("output"); open("output/a.txt", "w").write("kept"); print("hello")'
MAKE_OLDER = """
from datetime import timedelta
from django.utils.timezone import now
from executions.models import Execution
for days, identifier in {ids}.items():
    Execution.objects.filter(pk=identifier).update(queued_at=now() - timedelta(days=days))
"""
COPY_OFTEN = """
import uuid
it = Execution.objects.get(pk="{id}")
copies = []
for _ in range({count}):
    it.pk = uuid.uuid4()
    copies.append(Execution(**{{field.attname: getattr(it, field.attname) for field in it._meta.fields}}))
Execution.objects.bulk_create(copies)
"""
LEAVE_MORE = """
from executions.models import Delivery, Worker
for identifier in ("{young}", "{old}"):
    Delivery.objects.create(execution_id=identifier, owner="x", url="https://example.edu", state="delivered")
for name, days in (("gone.1", 2), ("away.1", 0)):
    Worker.objects.create(name=name, seats=1, interactive_seats=1, last_seen=now() - timedelta(days=days))
"""
COUNT = (
    "from executions.models import *; print(*(each.objects.count() for each in (Execution, ExecutionFile, Delivery)))"
)


def shell(site: Site, code: str, **values: object) -> str:
    return site.manage("shell", "-v0", "-c", code.format(**values)).stdout.strip()


@pytest.fixture
def old_site(new_site: Callable[..., Site]) -> Site:
    """Keeps executions for a year, outputs for a quarter."""
    site = new_site(RETAIN_EXECUTIONS_DAYS="365", RETAIN_OUTPUTS_DAYS="90")
    site.serve()
    return site


def test_what_is_older_than_is_kept_goes_and_nothing_else(old_site: Site) -> None:
    ids = {days: old_site.execute(LEAVES_A_FILE)["id"] for days in (0, 89, 91, 364, 366)}
    more = {"young": ids[89], "old": ids[91]}
    shell(old_site, MAKE_OLDER + COPY_OFTEN + LEAVE_MORE, ids=ids, id=ids[366], count=1100, **more)
    said = old_site.manage("prune", "--vacuum").stdout
    assert "1101 executions" in said
    assert "2 outputs" in said
    assert "1 workers that are gone" in said
    with old_site.client() as client:
        assert client.get(f"/api/result/{ids[366]}").status_code == 404
    for days in (0, 89):
        whole = old_site.result(ids[days])
        assert (whole["output"], [file["name"] for file in whole["files"]]) == ("hello\n", ["a.txt"])
    for days in (91, 364):
        rest = old_site.result(ids[days])
        assert (rest["verdict"], rest["output"], rest["files"]) == ("success", "", [])
    assert shell(old_site, COUNT) == "4 2 1"


def test_what_waits_or_runs_stays_however_old_it_is(old_site: Site) -> None:
    submitted = old_site.submit("input()", interactive=True)
    with old_site.terminal(submitted) as terminal:
        terminal.until("input_prompt")
        shell(old_site, MAKE_OLDER, ids={5000: submitted["id"]})
        old_site.manage("prune")
        terminal.send("input", data="\n")
        assert terminal.until("result")["verdict"] == "success"


def test_idempotency_keys_are_free_again_after_a_day(old_site: Site) -> None:
    request = {"language": "python", "code": "print(1)"}
    headers = {"Idempotency-Key": "exercise-12"}
    with old_site.client() as client:
        first = client.post("/api/execute", json=request, headers=headers).json()["id"]
        assert client.post("/api/execute", json=request, headers=headers).json()["id"] == first
        shell(old_site, MAKE_OLDER, ids={2: first})
        assert "1 idempotency keys" in old_site.manage("prune").stdout
        other = request | {"code": "print(2)"}
        assert client.post("/api/execute", json=other, headers=headers).json()["output"] == "2\n"


def test_a_worker_keeps_house_by_itself(new_site: Callable[..., Site]) -> None:
    site = new_site(RETAIN_EXECUTIONS_DAYS="365", PRUNE_EVERY="1")
    site.serve()
    identifier = site.execute("print(1)")["id"]
    shell(site, MAKE_OLDER, ids={366: identifier})
    with site.client() as client:
        until(lambda: client.get(f"/api/result/{identifier}").status_code == 404, "it is gone")


def test_vacuum_is_refused_where_there_is_no_file(new_site: Callable[..., Site]) -> None:
    done = new_site().manage("prune", "--vacuum", check=False, DATABASE_URL="postgres://nobody@127.0.0.1:1/none")
    assert done.returncode == 1
    assert "--vacuum is for SQLite" in done.stderr
    assert "Traceback" not in done.stderr
