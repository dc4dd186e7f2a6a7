"""Sandboxes that are ready before they are asked for, kept for their owners, within a budget."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Coroutine, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from executions.sandbox.container import LABEL_OF_POOL, LABEL_OF_WORKER, Confinement, Engine
from executions.sandbox.demand import Demand
from executions.sandbox.errors import ImageMissing, SandboxError, SandboxUnavailable
from executions.sandbox.job import Spec
from executions.sandbox.sandbox import Sandbox
from executions.sandbox.shelf import Sharing, Shelf

__all__ = ["Pool", "PoolSettings", "Sandbox", "Sharing"]
log = logging.getLogger(__name__)

INIT_IMAGE = "compiler-site/init:latest"
PROBE = Spec(image=INIT_IMAGE, memory=32 << 20, processes=8, cpus=1.0, disk=1 << 20)
CLOSING_WAIT = 0.05  # Seconds to wait for an owner's own sandbox that is just being cleaned.
FRESH_KEEP = 120.0  # Seconds that a fresh sandbox waits although recent use no longer asks for it.
PATIENCE = 1.0  # Seconds that an empty stock waits for a moment in which nothing runs.
RETRY_FIRST, RETRY_LAST = 0.5, 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolSettings:
    worker: str
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
        self._engine = engine
        self._id = secrets.token_hex(8)  # Another one after every start of the worker.
        self._confinement: Confinement | None = None
        self._preparing = asyncio.Lock()
        self._shelf = Shelf(settings.sharing)
        self._demand = Demand()
        self._all: set[Sandbox] = set()
        self._starting: list[Spec] = []
        self._busy: set[Sandbox] = set()
        self._closing: dict[Sandbox, str] = {}
        self._changed = asyncio.Condition()
        self._tasks: set[asyncio.Task[None]] = set()
        self._keeper: asyncio.Task[None] | None = None
        self._counts = {"hits": 0, "warm_hits": 0, "misses": 0}

    async def start(self) -> None:
        """An engine that cannot be reached now is tried again later."""
        try:
            await self._prepared()
        except SandboxError as error:
            log.warning("no sandboxes yet: %s", error)
        self._keeper = asyncio.create_task(self._keep_stock())

    async def close(self) -> None:
        """Every container of this pool is gone when this returns, if the engine still answers."""
        if self._keeper:
            self._keeper.cancel()
            await asyncio.gather(self._keeper, return_exceptions=True)
        for sandbox in list(self._all):
            self._destroy(sandbox)
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._engine.finish_starts()
        try:
            await self._remove_all(await self._engine.containers(LABEL_OF_POOL, self._id))
        except SandboxUnavailable as error:
            log.warning("containers may be left until the next start: %s", error)
        await self._engine.close()

    @property
    def jailed(self) -> bool:
        return bool(self._confinement and self._confinement.jail)

    def expect(self, specs: Mapping[Spec, int]) -> None:
        """Keep at least so many fresh sandboxes of each kind warm."""
        self._demand.expect(specs)
        self._notify()

    def snapshot(self) -> dict[str, int]:
        kept = self._shelf.kept()
        return {
            "warm": len(self._shelf.waiting) - kept,
            "kept": kept,
            "busy": len(self._busy),
            "starting": len(self._starting),
            **self._counts,
        }

    @asynccontextmanager
    async def sandbox(self, spec: Spec, *, owner: str) -> AsyncIterator[Sandbox]:
        sandbox = await self._acquire(spec, owner)
        self._busy.add(sandbox)
        try:
            yield sandbox
        finally:
            self._busy.discard(sandbox)
            self._release(sandbox, owner)

    # Acquire.

    async def _acquire(self, spec: Spec, owner: str) -> Sandbox:
        if sandbox := await self._kept(spec, owner):
            self._counts["hits"] += 1
            return sandbox
        sandbox = self._shelf.take_fresh(spec) or await self._changed_to(spec, owner)
        self._counts["warm_hits" if sandbox else "misses"] += 1
        sandbox = sandbox or await self._start(spec)
        self._demand.taken(spec, now=self._now())
        self._notify()
        return sandbox

    async def _changed_to(self, spec: Spec, owner: str) -> Sandbox | None:
        """A waiting sandbox of other limits, given these: 20 ms instead of the 250 of a start (measured)."""
        around = self._confinement
        sandbox = self._shelf.take_alike(spec, owner)
        if sandbox is None or around is None:
            return None
        try:
            if spec.memory > sandbox.spec.memory:
                await self._make_room(spec, instead_of=sandbox)
            await self._engine.resize(sandbox.id, spec, around)
        except SandboxUnavailable as error:
            log.info("container %s could not be changed: %s", sandbox.id[:12], error)
            self._destroy(sandbox)
            return None
        except BaseException:
            self._destroy(sandbox)
            raise
        sandbox.spec = spec
        return sandbox if sandbox.usable else None

    async def _kept(self, spec: Spec, owner: str) -> Sandbox | None:
        if self.settings.sharing is Sharing.NEVER:
            return None
        sandbox = self._shelf.take_kept(spec, owner)
        if sandbox or not self._is_cleaning(spec, owner):
            return sandbox
        try:
            async with asyncio.timeout(CLOSING_WAIT), self._changed:
                await self._changed.wait_for(lambda: not self._is_cleaning(spec, owner))
        except TimeoutError:
            pass
        return self._shelf.take_kept(spec, owner)

    def _is_cleaning(self, spec: Spec, owner: str) -> bool:
        key = self._shelf.owner_key(owner)
        return any(each.spec == spec and key == self._shelf.owner_key(of) for each, of in self._closing.items())

    async def _start(self, spec: Spec) -> Sandbox:
        around = await self._prepared()
        await self._make_room(spec)
        self._starting.append(spec)
        try:
            sandbox = await self._launch(spec, around)
        except ImageMissing:
            raise
        except SandboxUnavailable:
            self._confinement = None  # The engine may have lost its volumes: look again next time.
            raise
        finally:
            self._starting.remove(spec)
            self._notify()
        return sandbox

    async def _launch(self, spec: Spec, around: Confinement) -> Sandbox:
        labels = {LABEL_OF_WORKER: self.settings.worker, LABEL_OF_POOL: self._id}
        container_id, stream = await self._engine.start(spec, around, labels)
        sandbox = Sandbox(spec, container_id)
        self._all.add(sandbox)
        sandbox.on_lost = self._destroy
        try:
            await asyncio.get_running_loop().create_connection(lambda: sandbox, sock=stream)
            await sandbox.come_up()
        except BaseException as error:
            self._destroy(sandbox)
            if isinstance(error, SandboxError | TimeoutError | OSError):
                raise SandboxUnavailable(f"a container of {spec.image} did not come up: {error!r}") from error
            raise
        return sandbox

    async def _make_room(self, spec: Spec, *, instead_of: Sandbox | None = None) -> None:
        """Within the budget by giving up what waits, or by waiting for what runs."""
        if spec.memory > self.settings.memory_budget:
            raise SandboxUnavailable(f"{spec.memory} bytes are more than the memory budget of all sandboxes")
        wanted = self._demand.wanted(now=self._now())
        async with self._changed:
            while not self._fits(spec, instead_of=instead_of):
                if victim := self._shelf.least_used(wanted):
                    self._destroy(victim)
                else:
                    await self._changed.wait()

    def _fits(self, spec: Spec, *, instead_of: Sandbox | None = None) -> bool:
        held = [sandbox.spec for sandbox in self._all if sandbox is not instead_of] + self._starting
        return (
            len(held) < self.settings.count_budget
            and sum(each.memory for each in held) + spec.memory <= self.settings.memory_budget
        )

    # Release.

    def _release(self, sandbox: Sandbox, owner: str) -> None:
        if not sandbox.usable or not self._may_serve_again(sandbox):
            self._destroy(sandbox)
            return
        self._closing[sandbox] = owner
        self._spawn(self._clean(sandbox, owner))

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
            self._shelf.put(sandbox, owner=owner, now=self._now())
        else:
            self._destroy(sandbox)
        self._closing.pop(sandbox, None)
        self._notify()

    def _destroy(self, sandbox: Sandbox) -> None:
        """Its stream closes now; the container is gone a little later."""
        if sandbox not in self._all:
            return
        self._all.discard(sandbox)
        self._shelf.discard(sandbox)
        sandbox.abandon()
        self._spawn(self._remove(sandbox.id))
        self._notify()

    async def _remove(self, container_id: str) -> None:
        wait = RETRY_FIRST
        while wait < RETRY_LAST:
            try:
                await self._engine.remove(container_id)
            except SandboxUnavailable as error:
                log.warning("container %s cannot be removed: %s", container_id[:12], error)
                await asyncio.sleep(wait)
                wait *= 2
            else:
                return

    # Before the first, and in the background.

    async def _prepared(self) -> Confinement:
        """What containers are made with, found out once per engine."""
        async with self._preparing:
            if self._confinement is None:
                await self._remove_predecessors()
                settings = self.settings
                around = Confinement(
                    jail=settings.jail,
                    volume=await self._engine.provide_init(),
                    runtime=settings.runtime,
                    apparmor=settings.apparmor,
                )
                self._confinement = replace(around, jail=settings.jail and await self._probe(around))
            return self._confinement

    async def _probe(self, around: Confinement) -> bool:
        """Can a jail be had here? Says why not."""
        try:
            sandbox = await self._launch(PROBE, around)
        except SandboxUnavailable as error:
            reason = str(error)
        else:
            self._destroy(sandbox)
            reason = sandbox.no_jail_because
        if reason:
            log.warning("no jail can be made here (%s): each sandbox serves one run", reason)
        return not reason

    async def _remove_predecessors(self) -> None:
        own = set(await self._engine.containers(LABEL_OF_POOL, self._id))
        left = set(await self._engine.containers(LABEL_OF_WORKER, self.settings.worker)) - own
        if left:
            log.info("removing %d containers that an earlier start of this worker left", len(left))
        await self._remove_all(left)

    async def _remove_all(self, container_ids: Iterable[str]) -> None:
        await asyncio.gather(*(self._engine.remove(each) for each in container_ids))

    async def _keep_stock(self) -> None:
        wait = RETRY_FIRST
        while True:
            try:
                self._expire()
                await self._refill()
                wait = RETRY_FIRST
                await self._sleep_until_changed(5.0)
            except SandboxError as error:
                log.warning("no sandbox in stock: %s", error)
                await asyncio.sleep(wait)
                wait = min(wait * 2, RETRY_LAST)
            except Exception:
                log.exception("keeping sandboxes in stock")
                await asyncio.sleep(RETRY_LAST)

    def _expire(self) -> None:
        now = self._now()
        wanted = self._demand.wanted(now=now)
        for each in self._shelf.older_than(now - self.settings.keep):
            if each.owner is not None:
                self._destroy(each.sandbox)
        for each in self._shelf.older_than(now - FRESH_KEEP):
            if each.owner is None and self._shelf.fresh(each.sandbox.spec) > wanted.get(each.sandbox.spec, 0):
                self._destroy(each.sandbox)

    async def _refill(self) -> None:
        """One start at a time, and none that would slow a run or push out what is in use."""
        while spec := self._missing():
            await self._wait_for_quiet(spec)
            if self._missing() != spec:
                continue
            try:
                sandbox = await self._start(spec)
            except ImageMissing as error:
                log.warning("no sandboxes of %s in stock: %s", spec.image, error)
                self._demand.forget(spec)
                continue
            self._shelf.put(sandbox, owner=None, now=self._now())
            self._notify()

    def _missing(self) -> Spec | None:
        wanted = self._demand.wanted(now=self._now())
        return next((spec for spec, n in wanted.items() if self._shelf.fresh(spec) < n and self._fits(spec)), None)

    async def _wait_for_quiet(self, spec: Spec) -> None:
        patience = PATIENCE if self._shelf.fresh(spec) == 0 else None
        try:
            async with asyncio.timeout(patience), self._changed:
                await self._changed.wait_for(lambda: not self._busy and not self._starting)
        except TimeoutError:
            pass

    async def _sleep_until_changed(self, most: float) -> None:
        try:
            async with asyncio.timeout(most), self._changed:
                await self._changed.wait()
        except TimeoutError:
            pass

    def _notify(self) -> None:
        self._spawn(self._notify_all())

    async def _notify_all(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _now(self) -> float:
        return asyncio.get_running_loop().time()
