"""Starting sandboxes on an engine, and what has to be there before the first one can start."""

import asyncio
import logging
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from executions.sandbox.container import INIT_IMAGE, LABEL_OF_POOL, LABEL_OF_WORKER, Confinement, Engine
from executions.sandbox.errors import ImageMissing, SandboxError, SandboxUnavailable
from executions.sandbox.job import Spec
from executions.sandbox.sandbox import Sandbox

log = logging.getLogger(__name__)

PROBE = Spec(image=INIT_IMAGE, memory=32 << 20, processes=8, cpus=1.0, disk=1 << 20)
RETRY_FIRST, RETRY_LAST = 0.5, 15.0
LEFT_BY_OTHERS = timedelta(hours=1)  # Between its making and its start a container of a living worker is for less.


@dataclass(frozen=True, slots=True, kw_only=True)
class StarterSettings:
    worker: str
    jail: bool
    runtime: str | None
    apparmor: str | None


class Starter:
    """`on_lost` is told of each sandbox whose stream ends."""

    on_lost: Callable[[Sandbox], None]

    def __init__(self, settings: StarterSettings, engine: Engine) -> None:
        self._settings = settings
        self._engine = engine
        self._pool_id = secrets.token_hex(8)  # Another one after every start of the worker.
        self._confinement: Confinement | None = None
        self._preparing = asyncio.Lock()

    @property
    def jailed(self) -> bool:
        return bool(self._confinement and self._confinement.jail)

    async def prepare(self) -> Confinement:
        """What containers are made with; found out once, and again after the engine was in trouble."""
        async with self._preparing:
            if self._confinement is None:
                await self._remove_predecessors()
                around = Confinement(
                    jail=self._settings.jail,
                    volume=await self._engine.provide_init({LABEL_OF_WORKER: self._settings.worker}),
                    runtime=self._settings.runtime,
                    apparmor=self._settings.apparmor,
                )
                self._confinement = replace(around, jail=around.jail and await self._probe(around))
            return self._confinement

    async def start(self, spec: Spec) -> Sandbox:
        around = await self.prepare()
        try:
            return await self._launch(spec, around)
        except ImageMissing:
            raise
        except SandboxUnavailable:
            self._confinement = None  # The engine may have lost its volumes.
            raise

    async def change(self, sandbox: Sandbox, spec: Spec) -> None:
        """Give a waiting sandbox another memory and process limit."""
        await self._engine.resize(sandbox.id, spec, await self.prepare())
        sandbox.spec = spec

    async def let_go(self, container_id: str) -> None:
        """Of one whose stream was closed. Tries for a while; what is left goes with the worker's next start."""
        # Killed only if it does not end by itself: engines hung when hundreds ended and were killed at the same moment.
        attempt, wait = self._engine.let_go, RETRY_FIRST
        while wait < RETRY_LAST:
            try:
                return await attempt(container_id)
            except SandboxUnavailable as error:
                log.warning("container %s is not gone yet: %s", container_id[:12], str(error))
            await asyncio.sleep(wait)
            attempt, wait = self._engine.remove, wait * 2

    async def engine_answers(self) -> bool:
        return await self._engine.answers()

    async def close(self) -> None:
        """Remove also what was started while nobody waited for it any more."""
        await self._engine.finish_starts()
        try:
            if not await self.engine_answers():
                raise SandboxUnavailable("the engine does not answer")
            await self._remove_all(await self._engine.containers(LABEL_OF_POOL, self._pool_id))
        except SandboxUnavailable as error:
            log.warning("containers may be left until the next start: %s", str(error))
        await self._engine.close()

    async def _launch(self, spec: Spec, around: Confinement) -> Sandbox:
        labels = {LABEL_OF_WORKER: self._settings.worker, LABEL_OF_POOL: self._pool_id}
        container_id, stream = await self._engine.start(spec, around, labels)
        sandbox = Sandbox(spec, container_id)
        try:
            await asyncio.get_running_loop().create_connection(lambda: sandbox, sock=stream)
            await sandbox.come_up()
        except BaseException as error:
            sandbox.abandon()
            stream.close()
            if isinstance(error, SandboxError | TimeoutError | OSError):
                raise SandboxUnavailable(f"a container of {spec.image} did not come up: {error!r}") from error
            raise
        sandbox.on_lost = self.on_lost
        sandbox.engine_answers = self._engine.answers
        sandbox.ran_out_of_memory = partial(self._ran_out_of_memory, container_id)
        return sandbox

    async def _ran_out_of_memory(self, container_id: str) -> bool:
        try:
            return await self._engine.ran_out_of_memory(container_id)
        except SandboxUnavailable as error:
            log.warning("what ended container %s cannot be told: %s", container_id[:12], str(error))
            return False

    async def _probe(self, around: Confinement) -> bool:
        """Can a jail be had here? Logs why not."""
        try:
            sandbox = await self._launch(PROBE, around)
        except SandboxUnavailable as error:
            reason = str(error)
        else:
            reason = sandbox.no_jail_because
            sandbox.on_lost = lambda sandbox: None
            sandbox.abandon()
        if reason:
            log.warning("no jail can be made here (%s): each sandbox serves one run", reason)
        return not reason

    async def _remove_predecessors(self) -> None:
        own = set(await self._engine.containers(LABEL_OF_POOL, self._pool_id))
        left = set(await self._engine.containers(LABEL_OF_WORKER, self._settings.worker)) - own
        left |= set(await self._engine.never_started(older_than=LEFT_BY_OTHERS))
        if left:
            log.info("removing %d containers that earlier starts left", len(left))
        await self._remove_all(left)

    async def _remove_all(self, container_ids: Iterable[str]) -> None:
        await asyncio.gather(*(self._engine.remove(each) for each in container_ids))
