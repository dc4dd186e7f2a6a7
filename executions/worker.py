"""The loop that claims executions and sees each to its end."""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Coroutine
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models.functions import Now

from executions import metrics, nearby, notify, reach, recovery, tracing
from executions.database import in_database
from executions.identity import place
from executions.leases import Watch
from executions.limits import Asked, resolve
from executions.models import Execution
from executions.models import Worker as WorkerRow
from executions.runner import LeaseLost, Run
from executions.sandbox.errors import ImageMissing, SandboxError, SandboxUnavailable
from executions.sandbox.job import Spec
from executions.sandbox.pool import Pool
from executions.steps import spec_of
from executions.twins import refuse_twin
from languages.known import known
from languages.models import Language

log = logging.getLogger(__name__)

LOOK_AGAIN = 1.0  # Seconds between looks at the queue when nobody says that there is something in it.
RETRY = 1.0
KINDS = (True, False)  # Of seats: `interactive`.
MARGIN = 60.0  # Seconds that starting sandboxes and moving files may add to a run's own time limits.


class Worker:
    """Claims while seats are free. `name` is an `identity()`."""

    def __init__(self, name: str, pool: Pool) -> None:
        self.name = name
        self.pool = pool
        self._runs: dict[UUID, Run] = {}
        self._reserved: Counter[bool] = Counter()  # Seats, by `interactive`, of runs that are just being stored.
        self._tasks: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()
        self._draining = asyncio.Event()
        self._stopping = asyncio.Event()
        self._over = False
        self._watch = Watch()
        self._resting_until = 0.0  # The engine does not answer: others may be luckier.

    async def run(self) -> None:
        """Work until `drain` was called and what was going has ended, or `SHUTDOWN_GRACE` seconds are over."""
        await refuse_twin(self.name)  # First: the pool removes what containers there are by this name.
        await self.pool.start()
        try:
            await recovery.of_predecessors(self.name)
            await self._beat()
            await notify.join(notify.WORKERS, notify.worker_channel(self.name))
            loops = [
                asyncio.create_task(self._for_ever(do))
                for do in (self._listen, self._claim, self._keep_beating, self._let_go, self._look_after)
            ]
            log.info("worker %s takes executions%s", self.name, "" if self.pool.jailed else ", without jails")
            with nearby.offering(self):
                await self._draining.wait()
            await self._finish_runs()
            self._over = True
            for task in loops:
                task.cancel()
            await asyncio.gather(*loops, return_exceptions=True)
        finally:
            await self.pool.close()
            await in_database(WorkerRow.objects.filter(pk=self.name).delete)
        log.info("worker %s has stopped", self.name)

    def drain(self) -> None:
        """Take nothing more and end when all is done; called again: end now."""
        log.info("worker %s %s", self.name, "stops at once" if self._draining.is_set() else "drains")
        if self._draining.is_set():
            self._stopping.set()
        self._draining.set()
        self._wake.set()

    # Loops.

    async def _for_ever(self, do: Callable[[], Awaitable[None]]) -> None:
        while not self._over:  # Now and then the Redis client swallows a cancellation.
            try:
                await do()
            except Exception:
                log.exception("worker %s goes on after a fault", self.name)
                await asyncio.sleep(RETRY)

    async def _listen(self) -> None:
        message = await notify.layer().receive(notify.worker_channel(self.name))
        if message["type"] == "wake":
            self._wake.set()
        elif run := self._runs.get(UUID(message["execution"])):
            self._tell(run, message)

    def _tell(self, run: Run, message: dict[str, Any]) -> None:
        run.last_watched = time.monotonic()
        match message["type"]:
            case "input":
                run.type(message["data"].encode())
            case "eof":
                run.end_input()
            case "resize":
                run.resize(message["cols"], message["rows"])
            case "signal":
                run.signal(message["name"])
            case "stop":
                run.stop()
            case "ack":
                run.acknowledge(message["seq"])

    async def _claim(self) -> None:
        self._wake.clear()
        if is_fit := time.monotonic() > self._resting_until:
            while (kinds := self._kinds_with_seats()) and await self._claim_one(kinds):
                pass
        if settings.REDIS_URL:
            await self._leave_to_others(set(KINDS) - set(self._kinds_with_seats() if is_fit else ()))
        try:
            async with asyncio.timeout(LOOK_AGAIN):
                await self._wake.wait()
        except TimeoutError:
            pass

    async def _leave_to_others(self, kinds: Collection[bool]) -> None:
        """What waits for a seat of ours, because we keep a sandbox for it, while we have none of those kinds."""
        left = await in_database(Execution.objects.leave_to_others, self.name, interactive=kinds) if kinds else 0
        if left:
            await notify.wake_workers()

    def _kinds_with_seats(self) -> list[bool]:
        """For which values of `interactive` one more may run now."""
        if self._draining.is_set():
            return []
        taken = self._reserved + Counter(run.execution.interactive for run in self._runs.values())
        seats = {True: settings.INTERACTIVE_SEATS, False: settings.CONCURRENT_EXECUTIONS}
        return [kind for kind in KINDS if taken[kind] < seats[kind]]

    async def _claim_one(self, kinds: list[bool]) -> bool:
        """False: nothing more waits."""
        asked = time.monotonic()
        execution, language, more = await in_database(self._claim_row, kinds)
        if execution and language:
            self.begin(execution, language, asked)
            self._spawn(notify.changed(execution.pk, notify.Change.STATE))  # Beside it: a run waits for no notice.
        elif execution:
            await recovery.record(execution, recovery.fault("Its language is no longer offered here"))
        return more

    # What is submitted in this very process.

    def reserve(self, *, interactive: bool) -> bool:
        free = time.monotonic() > self._resting_until and interactive in self._kinds_with_seats()
        self._reserved[interactive] += free
        return free

    def release(self, *, interactive: bool) -> None:
        was_full = interactive not in self._kinds_with_seats()
        self._reserved[interactive] -= 1
        if was_full:
            self._wake.set()

    def begin(self, execution: Execution, language: Language, since: float | None = None) -> None:
        """Run what is stored as running in this worker's name, and leased `since` then by the monotonic clock."""
        metrics.claimed(execution)
        run = self._runs[execution.pk] = Run(execution, language, self.pool)
        run.held_until = (time.monotonic() if since is None else since) + settings.EXECUTION_LEASE
        self._spawn(self._see_to(run, language.name))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _claim_row(self, kinds: list[bool]) -> tuple[Execution | None, Language | None, bool]:
        execution, more = Execution.objects.claim(self.name, interactive=kinds)
        return execution, known().get(execution.language) if execution else None, more

    async def _keep_beating(self) -> None:
        """At once after a failure."""
        await self._beat()
        await asyncio.sleep(settings.EXECUTION_LEASE / 3)

    async def _let_go(self) -> None:
        """Stop what another worker may take over by now. Apart from the beat: a silent network keeps that waiting."""
        await asyncio.sleep(settings.EXECUTION_LEASE / 30)
        soon = time.monotonic() + reach.PATIENCE
        late = [run for run in self._runs.values() if run.held_until < soon]
        if late and not await reach.database_is_in_reach():  # Where the database is away, it is so for all.
            for run in late:
                run.let_go()

    async def _look_after(self) -> None:
        """Apart from the beat: what waits for Redis must not cost the lease."""
        self.pool.expect(await in_database(self._expected))
        await asyncio.sleep(settings.EXECUTION_LEASE / 3)
        await notify.join(notify.WORKERS, notify.worker_channel(self.name))  # A Redis that was restarted forgot it.
        await recovery.of_lost(self._watch, list(self._runs))
        await in_database(Execution.objects.forget_lost_homes)

    def _expected(self) -> dict[Spec, int]:
        """How many sandboxes are to wait for the programs of each language, whether any came lately or not."""
        wanted = (each for each in known().values() if each.warm and each.enabled and each.built)
        return {spec_of(each, resolve(Asked(), each, interactive=False)): each.warm for each in wanted}

    async def _beat(self) -> None:
        """Extend the lease, be seen, and end what is to be ended."""
        before = list(self._runs.items())  # What is claimed meanwhile is not in the answer.
        asked = time.monotonic()
        held = await in_database(self._beat_rows, [execution_id for execution_id, _ in before])
        for execution_id, run in before:
            if execution_id in held:
                run.held_until = asked + settings.EXECUTION_LEASE
            if execution_id not in held or held[execution_id]:
                run.stop()
            elif run.execution.interactive and run.unwatched_for() > settings.INTERACTIVE_UNWATCHED_TIMEOUT:
                run.stop(message="Stopped: its terminal was closed")

    def _beat_rows(self, running: Collection[UUID]) -> dict[UUID, bool]:
        """What of these this worker holds, and whether its end was asked for."""
        WorkerRow.objects.update_or_create(
            name=self.name,
            defaults={
                "seats": settings.CONCURRENT_EXECUTIONS,
                "interactive_seats": settings.INTERACTIVE_SEATS,
                "last_seen": Now(),
                "draining": self._draining.is_set(),
                "report": self.pool.snapshot()
                | {"jailed": self.pool.jailed, "place": place(), "metrics": metrics.snapshot()},
            },
        )
        return Execution.objects.extend_lease(self.name, running)

    # One execution.

    async def _see_to(self, run: Run, language: str) -> None:
        """Run a claimed execution and record how it ended, whatever happens."""
        execution = run.execution
        tracing.follow(execution.pk, execution.request_id)
        try:
            await self._run(run, language)
        except LeaseLost:  # Whoever sees its lease end sees to it: this worker too, should there be no other.
            log.warning("execution %s was stopped: its lease cannot be extended", execution.pk)
        except SandboxUnavailable as error:
            log.warning("execution %s has no sandbox yet: %s", execution.pk, error)
            self._resting_until = time.monotonic() + RETRY
            await recovery.postpone(execution)
        except Exception as error:
            is_known = isinstance(error, SandboxError | TimeoutError)
            log.error("execution %s lost its sandbox: %s", execution.pk, error, exc_info=not is_known)
            await recovery.give_back(execution, "The sandbox was lost while it ran; run it again")
        finally:
            was_full = execution.interactive not in self._kinds_with_seats()
            if self._runs.get(execution.pk) is run:  # It may have been given back, and claimed here again already.
                del self._runs[execution.pk]
            if was_full:
                self._wake.set()
            if execution.at_once is not None:  # Another of the same account may wait for its end, for any worker.
                self._spawn(notify.wake_workers())
            await run.close()

    async def _run(self, run: Run, language: str) -> None:
        try:
            async with asyncio.timeout(run.longest() + MARGIN):
                outcome = await run.outcome()
        except ImageMissing as error:
            log.error("execution %s: %s", run.execution.pk, error)
            outcome = recovery.fault(f"{language} is not installed on this site")
        await recovery.record(run.execution, outcome)

    # The end of the worker.

    async def _finish_runs(self) -> None:
        """Let what is going end within the grace; then end it and give batch executions back to the queue."""
        try:
            async with asyncio.timeout(settings.SHUTDOWN_GRACE):
                await self._first_of(self._all_done(), self._stopping.wait())
        except TimeoutError:
            pass
        for run in list(self._runs.values()):
            run.abandon()
        await self._all_done()

    async def _all_done(self) -> None:
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _first_of(self, *awaitables: Awaitable[Any]) -> None:
        tasks = [asyncio.ensure_future(each) for each in awaitables]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
