"""A worker that dies leaves nothing; one that is back clears away what its earlier self left, and no more."""

import asyncio
import signal
import sys
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import docker
import pytest

from executions.sandbox.container import Engine
from executions.sandbox.starter import LEFT_BY_OTHERS
from tests.sandbox.programs import PYTHON, Runner, eventually

pytestmark = pytest.mark.asyncio(loop_scope="session")


def of_worker(client: docker.APIClient, worker: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.containers(all=True, filters={"label": f"compiler-site.worker={worker}"})
    return found


@asynccontextmanager
async def worker_process(name: str) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.sandbox.dying_worker", name, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout
        assert (await process.stdout.readline()).startswith(b"running")
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        process._transport.close()  # type: ignore[attr-defined]


async def test_a_killed_worker_leaves_no_container(client: docker.APIClient) -> None:
    name = f"test-{uuid.uuid4().hex[:8]}"
    async with worker_process(name) as process:
        assert of_worker(client, name)
        process.send_signal(signal.SIGKILL)
        await process.wait()

        async def nothing_left() -> bool:
            return not of_worker(client, name)

        await eventually(nothing_left)


async def test_a_start_removes_what_an_earlier_start_left_and_nothing_else(
    client: docker.APIClient, new_pool: Callable[..., Any]
) -> None:
    name = f"test-{uuid.uuid4().hex[:8]}"
    made = {
        whose: client.create_container_from_config(
            {
                "Image": PYTHON,
                "Cmd": ["sleep", "60"],
                "Labels": {"compiler-site.worker": whose, "compiler-site.pool": "x"},
                "HostConfig": {"NetworkMode": "none"},
            }
        )["Id"]
        for whose in (name, f"{name}-other")
    }
    try:
        client.start(made[name])
        async with new_pool(worker=name):
            assert made[name] not in {each["Id"] for each in of_worker(client, name)}
            assert [each["Id"] for each in of_worker(client, f"{name}-other")] == [made[f"{name}-other"]]
        engine = Engine()  # Nobody may come back who would start it: that one goes by its age.
        assert made[f"{name}-other"] in await engine.never_started(older_than=timedelta(0))
        assert made[f"{name}-other"] not in await engine.never_started(older_than=LEFT_BY_OTHERS)
        await engine.close()
    finally:
        client.remove_container(made[f"{name}-other"], force=True)


async def test_a_closed_pool_leaves_no_container(client: docker.APIClient, new_pool: Callable[..., Any]) -> None:
    name = f"test-{uuid.uuid4().hex[:8]}"
    async with new_pool(worker=name) as pool:
        await asyncio.gather(*(Runner(pool)(f"print({n})", owner=f"owner-{n}") for n in range(3)))
        assert of_worker(client, name)
    assert not of_worker(client, name)
