"""One of two hosts is cut off from database and Redis in the middle of its work, and let back."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, LiteralString

import psycopg
import pytest

from tests.faults.conftest import Cluster
from tests.faults.hosts import APPLICATION, Host, Network, OpenPostgres, OpenRedis, network
from tests.services import until
from tests.site import ROOT, Process

ENDS_BY_ITSELF = "sleep 2; echo short"
OUTLASTS_ITS_LEASE = "sleep 7; echo long"
NEVER_ENDS = "echo kept; sleep 1000"
SENTENCE = "The site's worker was lost while it ran; run it again"
HOLD_A_ROW = (
    "import sys, time; from django.db import transaction; from executions.models import Execution\n"
    "with transaction.atomic():\n"
    "    Execution.objects.select_for_update().get(pk={!r}); print('held', flush=True); time.sleep(1000)"
)


@dataclass(slots=True, kw_only=True)
class Scene:
    site: Cluster
    network: Network
    url: str
    here: Host
    there: Host
    workers: dict[str, Process]
    quick: dict[str, str] = field(default_factory=dict)
    """What each of many small runs prints, by id."""

    def rows(self, statement: LiteralString, *values: Any) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url) as connection:
            return connection.execute(statement, values).fetchall()

    def submit(self, code: str, **fields: Any) -> str:
        return str(self.site.submit(code, "bash", **fields)["id"])

    def submit_many(self) -> None:
        for _ in range(12):
            number = str(len(self.quick))
            self.quick[self.submit(f"echo {number}")] = f"{number}\n"

    def pause(self, host: Host) -> None:
        """Let the other host take what is submitted."""
        self.workers[host.name].popen.send_signal(signal.SIGSTOP)

    def go_on(self, host: Host) -> None:
        self.workers[host.name].popen.send_signal(signal.SIGCONT)

    def worker_of(self, identifier: str) -> tuple[str, int]:
        """The host whose worker has, or had, it, and in which attempt."""
        rows = self.rows("SELECT worker, attempts FROM executions_execution WHERE id = %s", identifier)
        return str(rows[0][0]).partition(".")[0], int(rows[0][1])

    def is_heard_of(self, host: Host) -> bool:
        asked = "SELECT last_seen > now() - interval '1 second' FROM executions_worker WHERE name LIKE %s"
        return (True,) in self.rows(asked, f"{host.name}.%")


@pytest.fixture
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with network() as made:
        postgres = OpenPostgres(tmp_path_factory.mktemp("pg"), made)
        redis = OpenRedis(tmp_path_factory.mktemp("redis"), made)
        hosts: list[Host] = []
        sites: list[Cluster] = []
        try:
            postgres.start()
            redis.start()
            hosts += (Host(letter, made, tmp_path_factory.mktemp("host")) for letter in "ab")
            url = postgres.create_database("site")
            settings = {"DATABASE_URL": url, "REDIS_URL": redis.url, "EXECUTION_LEASE": "3", "SECRET_KEY": "of-all"}
            site = Cluster(tmp_path_factory.mktemp("cluster"), **settings)
            sites.append(site)
            with ThreadPoolExecutor() as loading:
                list(loading.map(Host.load_images, hosts))
            with psycopg.connect(url) as connection:  # Bash alone is on these engines.
                connection.execute("UPDATE languages_language SET warm = 0")
            workers = {host.name: host.start_worker(site) for host in hosts}
            site.start_web()
            for worker in workers.values():
                until(partial(worker.says, "takes executions"), "the worker takes executions", 60)
            yield Scene(site=site, network=made, url=url, here=hosts[0], there=hosts[1], workers=workers)
        finally:
            for each in sites:
                each.end()
            for host in hosts:
                host.engine.stop()
            redis.kill()
            postgres.kill()


def hold_a_row(host: Host, site: Cluster, identifier: str) -> "subprocess.Popen[str]":
    """Leave a transaction open from that host, as one that was about to store something when it was cut off."""
    argv = host.inside(sys.executable, "manage.py", "shell", "-v0", "-c", HOLD_A_ROW.format(identifier))
    holder = subprocess.Popen(argv, env=site.env, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    return holder


def test_what_a_cut_off_host_ran_ends_once_and_it_works_again_when_it_is_back(scene: Scene) -> None:
    site, here, there = scene.site, scene.here, scene.there
    sessions = "SELECT count(*) > 2 FROM pg_stat_activity WHERE application_name = %s"
    assert scene.rows(sessions, APPLICATION) == [(True,)]
    scene.submit_many()
    for identifier, printed in scene.quick.items():
        assert site.result(identifier)["output"] == printed
    scene.pause(there)
    talk = site.submit(NEVER_ENDS, "bash", interactive=True)
    long = scene.submit(OUTLASTS_ITS_LEASE)
    with site.terminal(talk) as terminal:
        terminal.until_output("kept")
        until(lambda: here.runs("sleep"), "the engine says that it runs")
        holder = hold_a_row(here, site, long)
        short = scene.submit(ENDS_BY_ITSELF)
        until(lambda: scene.worker_of(short) == (here.name, 1), "the run that ends by itself is claimed")
        here.cut_off()
        scene.go_on(there)
        assert here.is_cut_off(scene.network)
        scene.submit_many()
        result = terminal.until("result", 40)
    assert (result["verdict"], result["message"]) == ("internal_error", SENTENCE)
    assert "kept" in result["output"]
    until(lambda: not here.runs("sleep"), "it stopped by itself what it could not hold", 15)
    assert site.result(short)["output"] == "short\n"
    assert site.result(long)["output"] == "long\n"
    assert scene.worker_of(short) == scene.worker_of(long) == (there.name, 2)

    here.let_back()
    scene.submit_many()
    mine = scene.workers[here.name]
    until(lambda: mine.says(f"execution {short} had ended, or is somebody else's"), "its late result is refused", 40)
    until(lambda: scene.is_heard_of(here), "it is there again", 40)
    for identifier, printed in scene.quick.items():
        assert site.result(identifier)["output"] == printed
    scene.pause(there)
    again = scene.submit("echo again")
    assert site.result(again)["output"] == "again\n"
    assert scene.worker_of(again) == (here.name, 1)
    scene.go_on(there)

    submitted = {talk["id"], long, short, again, *scene.quick}
    holder.kill()
    holder.communicate()
    ended = scene.rows("SELECT id FROM executions_execution WHERE state = 'finished'")
    assert {str(identifier) for (identifier,) in ended} == submitted, "all, and no other"
    assert scene.rows("SELECT sum(runs) FROM executions_usage") == [(len(submitted),)], "each was counted once"
    assert [worker.terminate() for worker in scene.workers.values()] == [0, 0]
    assert [here.containers(), there.containers()] == [[], []]
