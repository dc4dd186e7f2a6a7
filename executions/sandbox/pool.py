"""Sandboxes that are ready before they are asked for, and kept for whom they served."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from executions.sandbox.container import Engine
from executions.sandbox.errors import SandboxError
from executions.sandbox.job import Spec
from executions.sandbox.sandbox import Sandbox
from executions.sandbox.shelf import Sharing, Shelf
from executions.sandbox.starter import Starter, StarterSettings
from executions.sandbox.stock import Budget, Stock

__all__ = ["Pool", "PoolSettings", "Sandbox", "Sharing"]
log = logging.getLogger(__name__)

CLOSING_WAIT = 0.05  # Seconds to wait for an owner's own sandbox that is just being cleaned.


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolSettings:
    worker: str  # Stands on its containers; a later start of the same worker removes what is left of them.
    memory_budget: int
    count_budget: int
    sharing: Sharing = Sharing.OWNER
    runs: int = 100
    keep: float = 60.0
    runtime: str | None = None
    apparmor: str | None = None
    jail: bool = True  # False: behave as where the kernel refuses one.


class Pool:
    """Acquire and release are one construct, `sandbox()`."""

    def __init__(self, settings: PoolSettings, engine: Engine) -> None:
        self.settings = settings
        self._starter = Starter(
            StarterSettings(
                worker=settings.worker,
                jail=settings.jail,
                runtime=settings.runtime,
                apparmor=settings.apparmor,
            ),
            engine,
        )
        budget = Budget(memory=settings.memory_budget, count=settings.count_budget, keep=settings.keep)
        self._stock = Stock(Shelf(settings.sharing), self._starter, budget)
        self._busy: set[Sandbox] = set()
        self._closing: dict[Sandbox, str] = {}
        self._keeper: asyncio.Task[None] | None = None
        self._counts = {"hits": 0, "warm_hits": 0, "misses": 0}

    async def start(self) -> None:
        """An engine that cannot be reached now is tried again later."""
        try:
            await self._starter.prepare()
        except SandboxError as error:
            log.warning("no sandboxes yet: %s", str(error))
        self._keeper = asyncio.create_task(self._stock.keep_up(is_quiet=self._is_quiet))

    async def close(self) -> None:
        """Every container of this pool is gone when this returns, if the engine still answers."""
        if self._keeper:
            self._keeper.cancel()
            await asyncio.gather(self._keeper, return_exceptions=True)
        await self._stock.close()

    @property
    def jailed(self) -> bool:
        return self._starter.jailed

    def expect(self, specs: Mapping[Spec, int]) -> None:
        """Keep at least so many fresh sandboxes of each kind warm."""
        self._stock.demand.expect(specs)
        self._stock.notify()

    def snapshot(self) -> dict[str, int]:
        shelf = self._stock.shelf
        return {
            "warm": len(shelf.waiting) - shelf.kept(),
            "kept": shelf.kept(),
            "busy": len(self._busy) + len(self._closing),
            "starting": len(self._stock.starting),
            "memory": sum(sandbox.spec.memory for sandbox in self._stock.all),
            **self._counts,
        }

    @asynccontextmanager
    async def sandbox(self, spec: Spec, *, owner: str) -> AsyncIterator[Sandbox]:
        """Never waits when a fitting one is free; else for one start, or for room in the budget."""
        sandbox = await self._acquire(spec, owner)
        self._busy.add(sandbox)
        try:
            yield sandbox
        finally:
            self._busy.discard(sandbox)
            self._release(sandbox, owner)

    def _is_quiet(self) -> bool:
        return not self._busy and not self._stock.starting

    # Acquire.

    async def _acquire(self, spec: Spec, owner: str) -> Sandbox:
        if sandbox := await self._kept(spec, owner):
            self._counts["hits"] += 1
            return sandbox
        stock = self._stock
        sandbox = stock.shelf.take_fresh(spec) or await stock.change(spec, owner)
        self._counts["warm_hits" if sandbox else "misses"] += 1
        sandbox = sandbox or await stock.start(spec)
        stock.demand.taken(spec, now=stock.now())
        stock.notify()
        return sandbox

    async def _kept(self, spec: Spec, owner: str) -> Sandbox | None:
        if self.settings.sharing is Sharing.NEVER:
            return None
        sandbox = self._stock.shelf.take_kept(spec, owner)
        if sandbox or not self._is_cleaning(spec, owner):
            return sandbox
        await self._stock.wait_for_change(CLOSING_WAIT, lambda: not self._is_cleaning(spec, owner))
        return self._stock.shelf.take_kept(spec, owner)

    def _is_cleaning(self, spec: Spec, owner: str) -> bool:
        key = self._stock.shelf.owner_key
        return any(each.spec == spec and key(owner) == key(of) for each, of in self._closing.items())

    # Release.

    def _release(self, sandbox: Sandbox, owner: str) -> None:
        if sandbox.usable and self._may_serve_again(sandbox):
            self._closing[sandbox] = owner
            self._stock.spawn(self._clean(sandbox, owner))
        else:
            self._stock.destroy(sandbox)
            self._stock.notify()

    def _may_serve_again(self, sandbox: Sandbox) -> bool:
        settings = self.settings
        return (
            sandbox.can_fork
            and settings.sharing is not Sharing.NEVER
            and sandbox.jobs < settings.runs
            and settings.keep > 0
        )

    async def _clean(self, sandbox: Sandbox, owner: str) -> None:
        clean = await sandbox.close_job()
        if clean and sandbox.usable:
            self._stock.shelf.put(sandbox, owner=owner, now=self._stock.now())
        else:
            self._stock.destroy(sandbox)
        self._closing.pop(sandbox, None)
        self._stock.notify()
