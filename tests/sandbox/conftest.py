"""A pool with a jail and one without, on the real engine; both must behave alike."""

import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import docker
import pytest
import pytest_asyncio

from executions.sandbox.container import Engine
from executions.sandbox.job import File, Spec, StepLimits, Terminal
from executions.sandbox.pool import Pool, PoolSettings
from tests.sandbox.programs import LIMITS, MIB, SPEC, Runner, Session, step

SETTINGS: dict[str, Any] = {"memory_budget": 2048 * MIB, "count_budget": 12, "keep": 30.0}


@pytest.fixture(scope="session")
def client() -> Iterator[docker.APIClient]:
    """The engine, asked past the code under test."""
    client = docker.APIClient(timeout=30)
    yield client
    client.close()


@asynccontextmanager
async def started_pool(**changes: Any) -> AsyncIterator[Pool]:
    settings = SETTINGS | {"worker": f"test-{uuid.uuid4().hex[:8]}"} | changes
    pool = Pool(PoolSettings(**settings), Engine())
    await pool.start()
    try:
        yield pool
    finally:
        await pool.close()


@pytest.fixture
def new_pool() -> Callable[..., Any]:
    return started_pool


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def jailed_pool() -> AsyncIterator[Pool]:
    async with started_pool() as pool:
        assert pool.jailed, "this machine's kernel refuses a jail: see the log"
        yield pool


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def unjailed_pool() -> AsyncIterator[Pool]:
    async with started_pool(jail=False) as pool:
        yield pool


@pytest.fixture
def jailed(jailed_pool: Pool) -> Runner:
    return Runner(jailed_pool)


@pytest.fixture
def unjailed(unjailed_pool: Pool) -> Runner:
    return Runner(unjailed_pool)


@pytest.fixture(params=["jailed", "unjailed"])
def run(request: pytest.FixtureRequest) -> Runner:
    """Each test that takes this is a promise of both ways."""
    runner: Runner = request.getfixturevalue(request.param)
    return runner


@pytest.fixture
def session(run: Runner) -> Callable[..., Any]:
    return terminal_session(run.pool)


@pytest.fixture
def jailed_session(jailed: Runner) -> Callable[..., Any]:
    return terminal_session(jailed.pool)


def terminal_session(pool: Pool) -> Callable[..., Any]:
    @asynccontextmanager
    async def session(
        source: str,
        *,
        argv: tuple[str, ...] = ("python3", "main.py"),
        terminal: Terminal | None = None,
        limits: StepLimits = LIMITS,
        spec: Spec = SPEC,
    ) -> AsyncIterator[Session]:
        async with pool.sandbox(spec, owner="somebody") as box:
            await box.open([File(name="main.py", content=source.encode())])
            session = Session(box, step(*argv, terminal=terminal or Terminal(), limits=limits))
            await session.started()
            yield session

    return session
