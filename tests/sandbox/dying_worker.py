"""Run by a test as a process of its own: holds a pool with a busy and a warm sandbox until it is killed."""

import asyncio
import sys

from executions.sandbox.container import Engine
from executions.sandbox.job import File
from executions.sandbox.pool import Pool, PoolSettings
from tests.sandbox.conftest import SETTINGS
from tests.sandbox.programs import SPEC, Session, step


async def main(worker: str) -> None:
    pool = Pool(PoolSettings(**SETTINGS, worker=worker), Engine())
    await pool.start()
    pool.expect({SPEC: 1})
    async with pool.sandbox(SPEC, owner="somebody") as box:
        await box.open([File(name="main.py", content=b"print('runs', flush=True)\nwhile True: pass")])
        session = Session(box, step("python3", "main.py"))
        await session.until("runs")
        print("running", box.id, flush=True)  # noqa: T201
        await session.end()


asyncio.run(main(sys.argv[1]))
