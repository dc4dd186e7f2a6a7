"""A worker as the settings want it."""

import asyncio

from django.conf import settings

from executions.housekeeping import keep_house
from executions.sandbox.container import Engine
from executions.sandbox.pool import Pool, PoolSettings, Sharing
from executions.worker import Worker
from languages.builder import Builder


def new_worker(name: str) -> Worker:
    """A worker by the name of an `identity()`."""
    return Worker(name, new_pool(name.rpartition(".")[0]))


async def work(worker: Worker) -> None:
    """See executions to their ends, images and what is too old to theirs, until drained."""
    beside = [asyncio.create_task(Builder(worker.name, worker.pool).run()), asyncio.create_task(keep_house())]
    try:
        await worker.run()
    finally:
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)


def new_pool(owner: str) -> Pool:
    """`owner`: whose containers these are; a later pool of the same owner removes what is left of them."""
    pool_settings = PoolSettings(
        worker=owner,
        sharing=Sharing(settings.SANDBOX_SHARING),
        runs=settings.SANDBOX_RUNS,
        keep=settings.SANDBOX_KEEP,
        memory_budget=settings.SANDBOX_MEMORY_MIB << 20,
        count_budget=settings.SANDBOX_COUNT,
        runtime=settings.SANDBOX_RUNTIME or None,
        apparmor=settings.SANDBOX_APPARMOR or None,
        jail=settings.SANDBOX_JAIL,
    )
    return Pool(pool_settings, Engine())
