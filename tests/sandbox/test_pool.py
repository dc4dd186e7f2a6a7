"""Whom sandboxes serve, how many there are, and what becomes of them."""

import asyncio
import contextlib
import gc
import os
import socket
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docker
import pytest

from executions.sandbox.container import Engine
from executions.sandbox.errors import ImageMissing, SandboxLost, SandboxUnavailable
from executions.sandbox.job import Ended, File, Spec, Stop
from executions.sandbox.pool import Pool, PoolSettings, Sharing
from executions.sandbox.stock import REMOVED_AT_ONCE
from tests.sandbox.conftest import SETTINGS
from tests.sandbox.programs import COUNT_PROCESSES, MIB, SPEC, Runner, Session, all_of, eventually, snapshot_is, step

pytestmark = pytest.mark.asyncio(loop_scope="session")
New = Callable[..., Any]
OTHER = replace(SPEC, memory=96 * MIB)
MANY = 20  # More than REMOVED_AT_ONCE.


async def used_by(pool: Pool, owner: str, source: str = "print('hello')", spec: Spec = SPEC) -> str:
    """The id of the sandbox that ran it."""
    async with pool.sandbox(spec, owner=owner) as box:
        await box.open([File(name="main.py", content=source.encode())])
        await all_of(box, step("python3", "main.py"))
        return box.id


async def test_an_owner_gets_the_same_sandbox_again_and_nobody_else_does(new_pool: New) -> None:
    async with new_pool() as pool:
        first = await used_by(pool, "ann")
        await snapshot_is(pool, busy=0)
        assert await used_by(pool, "ann") == first
        assert await used_by(pool, "bob") != first
        await snapshot_is(pool, busy=0)
        assert await used_by(pool, "ann") == first


async def test_many_runs_of_many_owners_never_meet(new_pool: New) -> None:
    async with new_pool(count_budget=6) as pool:
        used: dict[str, set[str]] = {}

        async def one(owner: str) -> None:
            used.setdefault(owner, set()).add(await used_by(pool, owner))

        slots = asyncio.Semaphore(4)

        async def queued(owner: str) -> None:
            async with slots:
                await one(owner)

        await asyncio.gather(*(queued(f"owner-{n % 8}") for n in range(32)))
        ids = [each for of_owner in used.values() for each in of_owner]
        assert len(ids) == len(set(ids))


async def test_a_sandbox_that_is_never_shared_serves_once(new_pool: New) -> None:
    async with new_pool(sharing=Sharing.NEVER) as pool:
        assert await used_by(pool, "ann") != await used_by(pool, "ann")


async def test_a_sandbox_for_anyone_serves_whoever_comes(new_pool: New) -> None:
    async with new_pool(sharing=Sharing.ANYONE) as pool:
        assert await used_by(pool, "ann") == await used_by(pool, "bob")


async def test_without_a_jail_a_sandbox_serves_once(unjailed: Runner) -> None:
    assert await used_by(unjailed.pool, "ann") != await used_by(unjailed.pool, "ann")


async def test_after_so_many_runs_it_is_thrown_away(new_pool: New) -> None:
    async with new_pool(runs=2) as pool:
        ids = [await used_by(pool, "ann") for _ in range(4)]
    assert ids[0] == ids[1] != ids[2] == ids[3]


async def test_a_sandbox_that_ran_out_of_memory_is_thrown_away(new_pool: New) -> None:
    async with new_pool() as pool:
        first = await used_by(pool, "ann", "x = bytearray(500_000_000)")
        assert await used_by(pool, "ann") != first


async def test_a_sandbox_whose_run_was_killed_or_over_a_limit_is_kept(new_pool: New) -> None:
    async with new_pool() as pool:
        async with pool.sandbox(SPEC, owner="ann") as box:
            await box.open([])
            limits = replace(step("x").limits, wall=0.3)
            ran = await all_of(box, step("sleep", "20", limits=limits))
            assert ran.ended.stop is Stop.WALL
        assert await used_by(pool, "ann") == box.id


async def test_a_sandbox_left_in_the_middle_of_a_step_is_thrown_away(new_pool: New, client: docker.APIClient) -> None:
    async with new_pool() as pool:
        async with pool.sandbox(SPEC, owner="ann") as box:
            await box.open([])
            await Session(box, step("sleep", "20")).started()

        async def is_gone() -> bool:
            return not client.containers(all=True, filters={"id": box.id})

        await eventually(is_gone)
        assert await used_by(pool, "ann") != box.id


async def test_a_cancelled_run_gives_back_what_it_held(new_pool: New) -> None:
    async with new_pool() as pool:
        for delay in (0.0, 0.05, 0.2, 0.6):
            task = asyncio.create_task(used_by(pool, "ann", "while True: pass"))
            await asyncio.wait([task], timeout=delay)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        await snapshot_is(pool, busy=0, starting=0)
        assert await used_by(pool, "ann")


@pytest.mark.parametrize("memory", [64 * MIB, 300 * MIB])
@pytest.mark.parametrize("processes", [5, 60])
async def test_a_warm_sandbox_of_other_limits_gets_exactly_those_asked_for(
    new_pool: New, client: docker.APIClient, memory: int, processes: int
) -> None:
    wanted = replace(SPEC, memory=memory, processes=processes)
    async with new_pool() as pool:
        first = await used_by(pool, "ann")
        await snapshot_is(pool, kept=1)
        async with pool.sandbox(wanted, owner="ann") as box:
            held = client.inspect_container(box.id)["HostConfig"]
            assert box.id == first
            assert (held["Memory"], held["MemorySwap"], held["PidsLimit"]) == (memory, memory, processes + 2)
        await snapshot_is(pool, kept=1)
        run = Runner(pool)
        assert (await run(COUNT_PROCESSES, spec=wanted, owner="ann")).out == f"{processes}\n"
        assert (await run(f"x = bytearray({memory - 30 * MIB})", spec=wanted, owner="ann")).ended.exit_code == 0
        assert (await run(f"x = bytearray({memory})", spec=wanted, owner="ann")).ended.stop is Stop.MEMORY


async def test_a_sandbox_of_another_image_or_disk_is_not_changed_but_started(new_pool: New) -> None:
    async with new_pool() as pool:
        first = await used_by(pool, "ann")
        assert await used_by(pool, "ann", spec=replace(SPEC, disk=8 * MIB)) != first


async def test_expected_sandboxes_are_warm_before_they_are_asked_for(new_pool: New) -> None:
    async with new_pool() as pool:
        pool.expect({SPEC: 2, OTHER: 1})
        await snapshot_is(pool, warm=3)
        await asyncio.gather(used_by(pool, "ann"), used_by(pool, "bob"), used_by(pool, "cid", spec=OTHER))
        counts = pool.snapshot()
        assert (counts["warm_hits"], counts["misses"]) == (3, 0)
        await snapshot_is(pool, warm=3)


async def test_what_was_used_lately_is_kept_warm_without_being_told(new_pool: New) -> None:
    async with new_pool() as pool:
        await used_by(pool, "ann")
        await snapshot_is(pool, warm=1)


async def test_a_kept_sandbox_goes_when_nobody_used_it_for_long(new_pool: New) -> None:
    async with new_pool(keep=0.5) as pool:
        await used_by(pool, "ann")
        await snapshot_is(pool, kept=1)
        await snapshot_is(pool, kept=0)


async def test_a_pool_that_closes_ends_a_few_at_a_time(new_pool: New, client: docker.APIClient) -> None:
    worker = f"test-{uuid.uuid4().hex[:8]}"
    async with new_pool(worker=worker, count_budget=MANY, memory_budget=MANY * SPEC.memory) as pool:
        await asyncio.gather(*(used_by(pool, f"owner-{n}") for n in range(MANY)))
        await snapshot_is(pool, kept=MANY)
        since = time.time()
    seen = client.events(
        since=since,
        until=int(time.time()) + 1,
        filters={"label": f"compiler-site.worker={worker}", "event": ["kill", "die", "destroy"]},
        decode=True,
    )
    actions = [event["Action"] for event in seen]
    assert Counter(actions) == {"die": MANY, "destroy": MANY}
    assert Counter(actions[: 2 * REMOVED_AT_ONCE]) == dict.fromkeys(("die", "destroy"), REMOVED_AT_ONCE)


async def test_what_waits_longest_makes_room_within_the_count_budget(new_pool: New) -> None:
    async with new_pool(count_budget=2) as pool:
        ann, bob = await used_by(pool, "ann"), await used_by(pool, "bob")
        await used_by(pool, "cid")
        assert await used_by(pool, "ann") != ann
        assert len(pool._stock.all) <= 2
        assert bob


async def test_the_memory_budget_holds_too(new_pool: New) -> None:
    async with new_pool(memory_budget=2 * SPEC.memory) as pool:
        await asyncio.gather(*(used_by(pool, f"owner-{n}") for n in range(6)))
        assert sum(each.spec.memory for each in pool._stock.all) <= 2 * SPEC.memory


async def test_more_than_the_whole_budget_is_refused_in_words(new_pool: New) -> None:
    async with new_pool(memory_budget=64 * MIB) as pool:
        with pytest.raises(SandboxUnavailable, match="memory budget"):
            await used_by(pool, "ann")


async def test_init_of_earlier_versions_is_removed_unless_it_is_in_use(new_pool: New, client: docker.APIClient) -> None:
    unused, used = (f"compiler-site-init-{uuid.uuid4().hex[:12]}" for _ in range(2))
    for name in (unused, used):
        client.create_volume(name)
    mount = {"Type": "volume", "Source": used, "Target": "/sandbox"}
    config = {"Image": "compiler-site/init:latest", "Cmd": ["/sandbox/init"], "HostConfig": {"Mounts": [mount]}}
    user = client.create_container_from_config(config)["Id"]
    try:
        async with new_pool():
            names = {each["Name"] for each in client.volumes()["Volumes"]}
    finally:
        client.remove_container(user)
        client.remove_volume(used)
    assert unused not in names
    assert used in names


async def test_a_missing_image_is_told_apart_and_never_pulled(jailed: Runner) -> None:
    with pytest.raises(ImageMissing):
        await used_by(jailed.pool, "ann", spec=replace(SPEC, image="compiler-site/no-such-thing:latest"))
    assert await used_by(jailed.pool, "ann")


async def test_a_sandbox_removed_under_a_run_is_our_fault(jailed: Runner, client: docker.APIClient) -> None:
    with pytest.raises(SandboxLost):
        async with jailed.pool.sandbox(SPEC, owner="ann") as box:
            await box.open([])
            session = Session(box, step("sleep", "20"))
            await session.started()
            client.remove_container(box.id, force=True)
            await session.end()
    assert await used_by(jailed.pool, "ann") != box.id


async def test_a_kept_sandbox_that_died_is_not_given_out(new_pool: New, client: docker.APIClient) -> None:
    async with new_pool() as pool:
        first = await used_by(pool, "ann")
        await snapshot_is(pool, kept=1)
        client.remove_container(first, force=True)
        await snapshot_is(pool, kept=0)
        assert await used_by(pool, "ann") != first


async def test_an_init_that_does_not_answer_still_gives_a_verdict(new_pool: New, client: docker.APIClient) -> None:
    async with new_pool() as pool, pool.sandbox(SPEC, owner="ann") as box:
        await box.open([])
        session = Session(box, step("sleep", "20", limits=replace(step("x").limits, wall=0.5)))
        await session.started()
        await asyncio.sleep(0)
        client.pause(box.id)
        ended = (await session.end()).ended
    assert isinstance(ended, Ended)
    assert ended.stop is Stop.WALL


class Proxy:
    """The engine's socket behind one that can be closed and opened again, as when the engine restarts."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._pairs: list[socket.socket] = []
        self._server: socket.socket | None = None

    def open(self) -> None:
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(self.path))
        self._server.listen(64)
        threading.Thread(target=self._accept, args=(self._server,), daemon=True).start()

    def _accept(self, server: socket.socket) -> None:
        while True:
            try:
                near = server.accept()[0]
            except OSError:
                return
            far = socket.socket(socket.AF_UNIX)
            far.connect("/var/run/docker.sock")
            self._pairs += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._pump, args=(one, other), daemon=True).start()

    def _pump(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while data := one.recv(65536):
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def close(self) -> None:
        if self._server is None:
            return
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._server = None
        os.unlink(self.path)
        for each in self._pairs:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self._pairs.clear()


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    with tempfile.TemporaryDirectory() as folder:
        proxy = Proxy(Path(folder) / "engine.sock")
        yield proxy
        proxy.close()
    gc.collect()


def pool_behind(proxy: Proxy) -> Pool:
    settings = PoolSettings(**SETTINGS, worker=f"test-{uuid.uuid4().hex[:8]}")
    return Pool(settings, Engine(base_url=f"unix://{proxy.path}"))


# docker-py leaves the socket of a connection that failed to the garbage collector.
LEAVES_SOCKETS = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")


@LEAVES_SOCKETS
async def test_a_pool_outlives_its_engine(proxy: Proxy) -> None:
    proxy.open()
    pool = pool_behind(proxy)
    await pool.start()
    try:
        with pytest.raises(SandboxLost):
            async with pool.sandbox(SPEC, owner="ann") as box:
                await box.open([])
                session = Session(box, step("sleep", "20"))
                await session.started()
                proxy.close()
                await session.end()
        with pytest.raises(SandboxUnavailable):
            await used_by(pool, "ann")
        proxy.open()
        assert await used_by(pool, "ann")
    finally:
        await pool.close()


@LEAVES_SOCKETS
async def test_a_pool_that_starts_before_its_engine_works_once_that_is_there(proxy: Proxy) -> None:
    pool = pool_behind(proxy)
    await pool.start()
    try:
        assert not pool.jailed
        with pytest.raises(SandboxUnavailable):
            await used_by(pool, "ann")
        proxy.open()
        assert await used_by(pool, "ann")
        assert pool.jailed
    finally:
        await pool.close()
