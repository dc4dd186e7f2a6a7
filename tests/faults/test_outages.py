"""One site of several processes under steady load, from which one thing after the other is taken away."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, LiteralString

import httpx
import psycopg
import pytest
import redis

from tests.faults.conftest import Cluster, containers_of, faketime
from tests.faults.load import Load, is_running
from tests.services import Postgres, Redis, until
from tests.site import Process

HELLO = {"language": "python", "code": "print(1)"}
ECHO = "while True: print('echo', input())"
TICKS = "import time\nfor i in range(60): print(i, flush=True); time.sleep(0.05)"
LATER = "import time\ntime.sleep(4)\nprint('later')"


@dataclass(slots=True, kw_only=True)
class Scene:
    site: Cluster
    postgres: Postgres
    url: str
    redis: Redis
    worker: Process
    name: str
    load: Load

    def rows(self, statement: LiteralString, *values: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url) as connection:
            return connection.execute(statement, values).fetchall()

    def change(self, statement: LiteralString, *values: str) -> None:
        with psycopg.connect(self.url) as connection:
            connection.execute(statement, values)

    def nothing_is_left(self) -> None:
        """As many runs have ended as there are rows, each was counted once, and Redis has forgotten them."""
        going = "SELECT count(*) FROM executions_execution WHERE state IN ('queued', 'running')"
        with self.load.paused():
            until(lambda: self.rows(going) == [(0,)], "all has ended", 60)
            counts = "SELECT (SELECT count(*) FROM executions_execution), (SELECT sum(runs) FROM executions_usage)"
            until(lambda: len({int(n) for n in self.rows(counts)[0]}) == 1, "each has ended once")
            left = redis.Redis(port=self.redis.port)
            until(lambda: not left.keys("compiler-site:transcript:*"), "no transcript is left in Redis")

    @contextmanager
    def without_database(self) -> Iterator[None]:
        self.postgres.stop()
        try:
            yield
        finally:
            self.postgres.start()


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """Everything of its own: other tests' databases must not go away with it."""
    postgres, store = (
        Postgres(tmp_path_factory.mktemp("pg"), "max_connections=30"),
        Redis(tmp_path_factory.mktemp("rd")),
    )
    postgres.start()
    store.start()
    url = postgres.create_database("site")
    site = Cluster(tmp_path_factory.mktemp("cluster"), DATABASE_URL=url, REDIS_URL=store.url, EXECUTION_LEASE="3")
    name = f"outages-{site.port}"
    try:
        site.start_web()
        worker = site.start_worker(f"{name}-a")
        with Load(site) as load:
            yield Scene(site=site, postgres=postgres, url=url, redis=store, worker=worker, name=name, load=load)
    finally:
        site.end()
        store.kill()
        postgres.kill()
    assert not containers_of(f"{name}-a") + containers_of(f"{name}-b")


def answers_of(site: Cluster) -> dict[str, httpx.Response]:
    """What each kind of client is told."""
    judge0 = {"source_code": "print(1)", "language_id": 71}
    jobe = {"run_spec": {"language_id": "python3", "sourcecode": "print(1)"}}
    piston = {"language": "python", "version": "*", "files": [{"content": "print(1)"}]}
    asked: dict[str, tuple[str, Any]] = {
        "native": ("/api/execute", HELLO),
        "judge0": ("/judge0/submissions", judge0),
        "piston": ("/api/v2/execute", piston),
        "jobe": ("/jobe/index.php/restapi/runs", jobe),
        "page": ("/", None),
    }
    with site.client() as client, ThreadPoolExecutor(len(asked)) as clients:
        sent = {
            kind: clients.submit(client.request, "POST" if body else "GET", path, json=body)
            for kind, (path, body) in asked.items()
        }
        return {kind: each.result() for kind, each in sent.items()}


def test_a_restarted_database_loses_nothing_and_is_missed_in_clear_words(scene: Scene) -> None:
    site = scene.site
    waiting = ThreadPoolExecutor(1).submit(site.execute, LATER)
    talking = site.submit(ECHO, interactive=True)
    with site.terminal(talking) as terminal:
        terminal.until("input_prompt")
        until(
            lambda: scene.rows("SELECT count(*) FROM executions_execution WHERE state = 'running'") >= [(2,)],
            "both run",
        )
        with scene.without_database():
            for kind, answer in answers_of(site).items():
                assert answer.status_code == 503, (kind, answer.text)
                assert int(answer.headers["retry-after"]) > 0, kind
                assert "database" in answer.text, kind
                assert "Traceback" not in answer.text, kind
            terminal.send("input", data="hello\r")
            terminal.until_output("echo hello")
        scene.load.goes_on()
        terminal.send("input", data="again\r")
        terminal.until_output("echo again")
        terminal.send("eof")
        assert terminal.until("result")["verdict"] == "runtime_error"
    assert waiting.result()["output"] == "later\n"
    scene.nothing_is_left()


def test_a_database_without_a_free_connection_refuses_new_runs_for_a_while(scene: Scene) -> None:
    taken: list[psycopg.Connection[Any]] = []

    def take_all() -> bool:
        """Whether none is left to the site; who cannot connect any more has them all."""
        try:
            while True:
                taken.append(psycopg.connect(scene.url, autocommit=True))
        except psycopg.OperationalError:
            own = [each.info.backend_pid for each in taken]
            others = "FROM pg_stat_activity WHERE datname = current_database() AND NOT pid = ANY(%s)"
            return not taken[0].execute(f"SELECT pg_terminate_backend(pid) {others}", [own]).fetchall()

    try:
        until(take_all, "the site has no connection", 60)
        refused = len(scene.load.refused)
        until(lambda: len(scene.load.refused) > refused, "a run is refused", 60)
    finally:
        for each in taken:
            each.close()
    scene.load.goes_on()
    scene.nothing_is_left()


def test_a_flushed_redis_is_filled_again(scene: Scene) -> None:
    submitted = scene.site.submit(TICKS, interactive=True)
    with scene.site.terminal(submitted) as terminal:
        terminal.until_output("\n5\r\n")
        redis.Redis(port=scene.redis.port).flushall()
        assert terminal.until("result")["verdict"] == "success"
    assert terminal.output == "".join(f"{i}\r\n" for i in range(60)), "without a gap or a repeat"
    scene.load.goes_on()
    scene.nothing_is_left()


def test_rates_and_sessions_do_without_redis(scene: Scene) -> None:
    """A process of its own, whose callers are counted."""
    web = scene.site.another_web(RATE_ADDRESS="1000", RATE_SESSION="1000")
    with httpx.Client(base_url=web, timeout=60) as visitor:
        assert visitor.get("/").status_code == 200
        scene.redis.kill()
        try:
            found = [visitor.get("/"), visitor.get("/api/executions"), visitor.post("/api/execute", json=HELLO)]
        finally:
            scene.redis.start()
    assert [each.status_code for each in found] == [200, 200, 403], "the last has no token of the page"
    scene.load.goes_on()
    scene.nothing_is_left()


def test_what_a_database_forgot_to_answer_is_not_held_for_ever(scene: Scene) -> None:
    """A worker that never heard of its claim, or whose outcome was not stored, holds a row that it does not run."""
    done = scene.site.execute("print('once more')")
    worker = scene.rows("SELECT name FROM executions_worker WHERE name LIKE %s", f"{scene.name}-a.%")[0][0]
    scene.change(
        "UPDATE executions_execution SET state = 'running', verdict = '', finished_at = NULL, lease_until = now(),"
        " worker = %s WHERE id = %s",
        worker,
        done["id"],
    )
    scene.change("UPDATE executions_usage SET runs = runs - 1 WHERE verdict = 'success'")
    assert scene.site.result(done["id"])["output"] == "once more\n"
    scene.nothing_is_left()


def test_old_processes_go_on_when_a_newer_version_has_widened_the_tables(scene: Scene) -> None:
    scene.change("ALTER TABLE executions_execution ADD COLUMN of_later varchar(9) NOT NULL DEFAULT 'new'")
    scene.change("ALTER TABLE executions_worker ADD COLUMN of_later varchar(9) NOT NULL DEFAULT 'new'")
    scene.change("ALTER TABLE executions_usage ADD COLUMN of_later varchar(9) NOT NULL DEFAULT 'new'")
    with scene.site.terminal(scene.site.submit("print(input())", interactive=True)) as terminal:
        terminal.until("input_prompt")
        terminal.send("input", data="old\r")
        assert terminal.until("result")["verdict"] == "success"
    scene.load.goes_on()
    scene.nothing_is_left()


def test_a_full_redis_costs_time_and_nothing_else(scene: Scene) -> None:
    server = redis.Redis(port=scene.redis.port)
    submitted = scene.site.submit(TICKS, interactive=True)
    with scene.site.terminal(submitted) as terminal:
        terminal.until_output("\n5\r\n")
        server.config_set("maxmemory-policy", "noeviction")
        server.config_set("maxmemory", 1)
        assert scene.site.execute("print('full')")["output"] == "full\n"
        with scene.site.client() as visitor:
            assert visitor.get("/").status_code == 200
        server.config_set("maxmemory", 0)
        assert terminal.until("result")["verdict"] == "success"
    assert terminal.output == "".join(f"{i}\r\n" for i in range(60))
    scene.load.goes_on()
    scene.nothing_is_left()


def test_a_killed_worker_s_runs_are_finished_by_another(scene: Scene) -> None:
    submitted = scene.site.submit(LATER)
    until(lambda: is_running(scene.site, submitted["id"]), "it runs")
    other = scene.site.start_worker(f"{scene.name}-b")
    scene.worker.kill()
    scene.load.goes_on()
    assert scene.site.result(submitted["id"])["output"] == "later\n"
    until(lambda: not containers_of(f"{scene.name}-a"), "the killed worker's containers are gone")
    scene.worker = scene.site.start_worker(f"{scene.name}-a")
    assert other.terminate() == 0
    assert not containers_of(f"{scene.name}-b")
    scene.nothing_is_left()


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    """What processes read whose clock it is: seconds that they are ahead."""
    file = tmp_path / "clock"
    file.write_text("+0")
    return file


def test_a_worker_s_clock_may_jump(scene: Scene, clock: Path) -> None:
    """Neither its own runs are lost then, nor does it take others' for lost."""
    fake = faketime(FAKETIME_TIMESTAMP_FILE=str(clock))
    site = scene.site
    with site.terminal(site.submit(ECHO, interactive=True)) as right:
        right.until("input_prompt")
        site.start_worker(f"{scene.name}-b", **fake)
        for jump in ("+600", "-600"):
            with site.terminal(site.submit(ECHO, interactive=True)) as other:
                other.until("input_prompt")
                clock.write_text(jump)
                assert site.execute(LATER)["output"] == "later\n", "longer than a lease"
                for terminal in (right, other):
                    terminal.send("input", data=f"{jump}\r")
                    terminal.until_output(f"echo {jump}")
                    assert "result" not in {message["type"] for message in terminal.messages}
                other.send("eof")
                other.until("result")
        right.send("eof")
        right.until("result")
    scene.load.goes_on()
    scene.nothing_is_left()
