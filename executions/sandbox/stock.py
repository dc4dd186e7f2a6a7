"""All containers of a worker within their budget, and those kept warm for what may come."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from itertools import islice

from executions.sandbox.demand import Demand
from executions.sandbox.errors import ImageMissing, SandboxError, SandboxUnavailable
from executions.sandbox.job import Spec
from executions.sandbox.sandbox import Sandbox
from executions.sandbox.shelf import Shelf
from executions.sandbox.starter import RETRY_FIRST, RETRY_LAST, Starter

log = logging.getLogger(__name__)

FRESH_KEEP = 120.0  # Seconds that a fresh sandbox waits although recent use no longer asks for it.
PATIENCE = 1.0  # Seconds that an empty stock waits for a moment in which nothing runs.
LOOK_AGAIN = 5.0
REMOVED_AT_ONCE = 16
PATIENCE_CLOSING = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    memory: int  # Bytes, of all containers together.
    count: int
    keep: float  # Seconds that a sandbox waits for its owner.


class Stock:
    """Counts what exists; whatever is not on the shelf is in use."""

    def __init__(self, shelf: Shelf, starter: Starter, budget: Budget) -> None:
        self.shelf = shelf
        self._starter = starter
        self._budget = budget
        starter.on_lost = self.destroy
        self.demand = Demand()
        self.all: set[Sandbox] = set()
        self.starting: list[Spec] = []
        self.changed = asyncio.Condition()
        self._tasks: set[asyncio.Task[None]] = set()
        self._removing: set[str] = set()

    def now(self) -> float:
        return asyncio.get_running_loop().time()

    # One at a time.

    async def start(self, spec: Spec) -> Sandbox:
        """A new one, once there is room for it."""
        await self._make_room(spec)
        self.starting.append(spec)
        try:
            sandbox = await self._starter.start(spec)
            self.all.add(sandbox)
        finally:
            self.starting.remove(spec)
            self.notify()
        return sandbox

    async def change(self, spec: Spec, owner: str) -> Sandbox | None:
        """A waiting sandbox of other limits, given these: 20 ms instead of the 250 of a start (measured)."""
        sandbox = self.shelf.take_alike(spec, owner)
        if sandbox is None:
            return None
        try:
            if self._evict_until_fits(spec, instead_of=sandbox):
                await self._starter.change(sandbox, spec)
        except SandboxUnavailable as error:
            log.info("container %s could not be changed: %s", sandbox.id[:12], str(error))
        except BaseException:
            self.destroy(sandbox)
            raise
        if sandbox.spec == spec and sandbox.usable:
            return sandbox
        self.destroy(sandbox)
        return None

    def destroy(self, sandbox: Sandbox) -> None:
        """Its stream closes now; the container is gone a little later."""
        if sandbox not in self.all:
            return
        self.all.discard(sandbox)
        self.shelf.discard(sandbox)
        sandbox.abandon()
        self._removing.add(sandbox.id)
        self.spawn(self._remove(sandbox.id))
        self.notify()

    async def _remove(self, container_id: str) -> None:
        try:
            await self._starter.let_go(container_id)
        finally:
            self._removing.discard(container_id)
            self.notify()

    # The budget.

    def fits(self, spec: Spec, *, instead_of: Sandbox | None = None) -> bool:
        held = [sandbox.spec for sandbox in self.all if sandbox is not instead_of] + self.starting
        return len(held) < self._budget.count and sum(each.memory for each in held) + spec.memory <= self._budget.memory

    def _evict_until_fits(self, spec: Spec, *, instead_of: Sandbox | None = None) -> bool:
        wanted = self.demand.wanted(now=self.now())
        while not self.fits(spec, instead_of=instead_of):
            victim = self.shelf.least_used(wanted)
            if victim is None:
                return False
            self.destroy(victim)
        return True

    async def _make_room(self, spec: Spec) -> None:
        """By giving up what waits, or by waiting for what runs."""
        if spec.memory > self._budget.memory:
            raise SandboxUnavailable(f"{spec.memory} bytes are more than the memory budget of all sandboxes")
        async with self.changed:
            while not self._evict_until_fits(spec):
                await self.changed.wait()

    # In the background.

    async def keep_up(self, is_quiet: Callable[[], bool]) -> None:
        """For ever: throw away what nobody wants any more, start what is missing in quiet moments."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._expire_for_ever())
            tasks.create_task(self._refill_for_ever(is_quiet))

    async def _expire_for_ever(self) -> None:
        while True:
            self._expire()
            await self.wait_for_change(LOOK_AGAIN)

    async def _refill_for_ever(self, is_quiet: Callable[[], bool]) -> None:
        wait = RETRY_FIRST
        while True:
            try:
                await self._refill(is_quiet)
                wait = RETRY_FIRST
                await self.wait_for_change(LOOK_AGAIN)
            except SandboxError as error:
                log.warning("no sandboxes in stock: %s", str(error))
                await asyncio.sleep(wait)
                wait = min(wait * 2, RETRY_LAST)
            except Exception:
                log.exception("keeping sandboxes in stock")
                await asyncio.sleep(RETRY_LAST)

    def _expire(self) -> None:
        """A few at a time: an engine was seen to hang for good when hundreds of containers ended together."""
        for sandbox in islice(self._expired(), max(0, REMOVED_AT_ONCE - len(self._removing))):
            self.destroy(sandbox)

    def _expired(self) -> Iterator[Sandbox]:
        now = self.now()
        wanted = self.demand.wanted(now=now)
        for each in self.shelf.older_than(now - self._budget.keep):
            if each.owner is not None:
                yield each.sandbox
        for each in self.shelf.older_than(now - FRESH_KEEP):
            spec = each.sandbox.spec
            if each.owner is None and self.shelf.fresh(spec) > wanted.get(spec, 0):
                yield each.sandbox

    async def _refill(self, is_quiet: Callable[[], bool]) -> None:
        """One start at a time, and none that would slow a run or push out what is in use."""
        while spec := self._missing():
            # An empty stock will not wait for ever: the next one to ask would wait longer.
            patience = PATIENCE if self.shelf.fresh(spec) == 0 else None
            await self.wait_for_change(patience, is_quiet)
            if self._missing() == spec:
                await self._add_fresh(spec)

    async def _add_fresh(self, spec: Spec) -> None:
        try:
            sandbox = await self.start(spec)
        except ImageMissing as error:
            log.warning("no sandboxes of %s in stock: %s", spec.image, str(error))
            self.demand.forget(spec)
        else:
            self.shelf.put(sandbox, owner=None, now=self.now())
            self.notify()

    def _missing(self) -> Spec | None:
        wanted = self.demand.wanted(now=self.now())
        return next((spec for spec, n in wanted.items() if self.shelf.fresh(spec) < n and self.fits(spec)), None)

    # Telling and waiting.

    async def wait_for_change(self, seconds: float | None, until: Callable[[], bool] | None = None) -> None:
        """Returns at the next change, or once `until` holds, at the latest after `seconds`."""
        try:
            async with asyncio.timeout(seconds), self.changed:
                await (self.changed.wait_for(until) if until else self.changed.wait())
        except TimeoutError:
            pass

    def notify(self) -> None:
        self.spawn(self._notify_all())

    async def _notify_all(self) -> None:
        async with self.changed:
            self.changed.notify_all()

    def spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Remove all, as many at a time as `_expire`. An engine that does not answer is not waited for."""
        while await self._starter.engine_answers() and await self._settle() and self.all:
            for sandbox in list(self.all)[:REMOVED_AT_ONCE]:
                self.destroy(sandbox)
        for sandbox in list(self.all):
            sandbox.abandon()
        await self._starter.close()

    async def _settle(self) -> bool:
        """Let what is being done end. False: it would not, and is given up."""
        try:
            async with asyncio.timeout(PATIENCE_CLOSING):
                while self._tasks:
                    await asyncio.gather(*self._tasks, return_exceptions=True)
        except TimeoutError:
            return False
        return True
