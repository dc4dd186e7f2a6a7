"""Several processes of a site that is scaled out, and many who look at once."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import psycopg
import redis.asyncio as redis_asyncio
from websockets.asyncio.client import connect

from executions import notify
from executions.redis_pool import connection_pool
from tests.faults.conftest import Cluster, faketime, has_begun
from tests.services import Redis, until

WATCHERS = 200  # Of one web process: twice as many as redis-py's own pool has connections.
TALK = "input()\nfor i in range(20): print(i)\ninput()"
COMMANDS = 20_000
WAITS = 3000  # Each of the first thousands may be the one that does not end.
RUNS, ELSEWHERE = 14, 2  # Now and then the other worker happens to look at the queue at that moment.


def test_who_runs_again_finds_the_sandbox_that_was_kept(cluster: Callable[..., Cluster], name: str) -> None:
    site = cluster()
    processes = {which: site.start_worker(f"{name}-{which}") for which in "ab"}
    for _ in range(RUNS):
        assert site.execute("print(1)")["verdict"] == "success"
    with psycopg.connect(site.env["DATABASE_URL"]) as rows:
        workers = Counter(row[0] for row in rows.execute("SELECT worker FROM executions_execution"))
    (home, runs), *_ = workers.most_common()
    assert runs >= RUNS - ELSEWHERE, workers
    processes[home.removeprefix(f"{name}-")[0]].kill()
    assert site.execute("print(1)")["verdict"] == "success", "nobody else takes what has a home"


def test_a_home_without_a_seat_and_one_that_is_gone_keep_nobody_waiting(
    cluster: Callable[..., Cluster], name: str
) -> None:
    """The other worker's clock is behind: by it, what has a home has its head start for an hour."""
    site = cluster(CONCURRENT_EXECUTIONS="1", TRUSTED_PROXIES="127.0.0.1")

    def run(owner: int, code: str = "print(1)", path: str = "/api/execute") -> dict[str, Any]:
        with site.client() as client:
            headers = {"X-Forwarded-For": f"192.0.2.{owner}"}
            answer: dict[str, Any] = client.post(
                path, json={"language": "python", "code": code}, headers=headers
            ).json()
            return answer

    home = site.start_worker(f"{name}-a")
    assert [run(owner)["verdict"] for owner in (1, 2)] == ["success"] * 2
    run(3, "import time; time.sleep(9)", "/api/submit")
    until(lambda: has_begun(f"{name}-a"), "the seat is taken")
    site.start_worker(f"{name}-b", **faketime(FAKETIME="-1h"))
    elsewhere = run(1)
    home.kill()
    assert run(2)["verdict"] == "success"
    with psycopg.connect(site.env["DATABASE_URL"]) as rows:
        [(worker,)] = rows.execute("SELECT worker FROM executions_execution WHERE id = %s", [elsewhere["id"]])
    assert worker.startswith(f"{name}-b")


def test_hundreds_who_watch_the_same_moment_all_see_it(cluster: Callable[..., Cluster], name: str) -> None:
    site = cluster()
    site.start_worker(name)
    submitted = site.submit(TALK, interactive=True)

    async def watch(url: str, up: asyncio.Barrier) -> str:
        output = ""
        async with connect(url, open_timeout=60, ping_interval=None) as socket:
            await up.wait()
            while "19\r\n" not in output:
                message: dict[str, Any] = json.loads(await socket.recv())
                assert message["type"] != "error", message
                if message["type"] == "output":
                    output += message["data"]
        return output

    async def all_of_them() -> list[str]:
        url = f"ws://127.0.0.1:{site.port}/api/ws/terminal/{submitted['id']}?token={submitted['terminalToken']}"
        up = asyncio.Barrier(WATCHERS + 1)
        watching = asyncio.gather(*(watch(url, up) for _ in range(WATCHERS)))
        async with connect(url) as typing:
            await up.wait()
            await typing.send(json.dumps({"type": "input", "data": "\r"}))
            async with asyncio.timeout(60):
                seen = await watching
            await typing.send(json.dumps({"type": "stop"}))
        return seen

    assert len(set(asyncio.run(all_of_them()))) == 1
    assert site.result(submitted["id"])["verdict"] == "cancelled"
    assert not [line for line in site.processes[0].log.read_text().splitlines() if "ERROR" in line]


def test_of_hundreds_who_ask_redis_at_once_all_get_their_turn(redis: Redis) -> None:
    async def all_of_them() -> Counter[int]:
        pool, answered = connection_pool(redis.url), Counter[int]()
        client = redis_asyncio.Redis(connection_pool=pool)

        async def ask_on(number: int) -> None:
            while answered.total() < COMMANDS:
                await client.ping()
                answered[number] += 1

        given_up = [asyncio.create_task(ask_on(-1)) for _ in range(WATCHERS)]
        await client.ping()
        for task in given_up:
            task.cancel()
        await asyncio.gather(*(ask_on(number) for number in range(WATCHERS)))
        await pool.disconnect()
        return answered

    answered = asyncio.run(all_of_them())
    assert min(answered[number] for number in range(WATCHERS)) > COMMANDS // WATCHERS // 10


def test_a_wait_for_notices_ends_however_often_there_are_none(redis: Redis, settings: Any) -> None:
    layer = {"BACKEND": "compiler_site.layer.RedisLayer", "CONFIG": {"hosts": [{"address": redis.url}]}}
    settings.CHANNEL_LAYERS = {"default": layer}

    async def wait_again_and_again() -> None:
        async with notify.changes(uuid4()) as changes:
            for _ in range(WAITS):
                assert not await changes.next(within=0.001)

    async def several() -> None:
        async with asyncio.timeout(60):
            await asyncio.gather(*(wait_again_and_again() for _ in range(5)))
        await notify.layer().close_pools()

    asyncio.run(several())
