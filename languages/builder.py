"""Does image jobs in a worker, one at a time, beside its runs."""

import asyncio
import io
import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from django.db import connection

from executions.database import in_database
from executions.sandbox.pool import Pool
from languages import building, checking, jobs
from languages.folder import FolderError
from languages.images import FAULTS, ImageError
from languages.models import Action, ImageJob, JobState, Language
from languages.recipe import RecipeError

log = logging.getLogger(__name__)
Result = TypeVar("Result")

LOOK_AGAIN = 2.0  # Seconds between looks at the list, and between notes of how far a job is.
LONGEST_LOG = 200_000  # Characters; the end is what says why.


class Builder:
    """`name` is the worker's."""

    def __init__(self, name: str, pool: Pool) -> None:
        self._name = name
        self._pool = pool

    async def run(self) -> None:
        """For ever. Cancelled, it gives the job back; what the engine does of it then ends by itself."""
        while True:
            try:
                job = await in_database(jobs.claim, self._name)
                if job:
                    await self._see_to(job)
                else:
                    await asyncio.sleep(LOOK_AGAIN)
            except Exception:
                log.exception("image jobs go on after a fault")
                await asyncio.sleep(LOOK_AGAIN)

    async def _see_to(self, job: ImageJob) -> None:
        log.info("%s image of %s", job.action, job.language_id)
        out = io.StringIO()
        try:
            state = await self._do(job, out)
        except asyncio.CancelledError:
            await asyncio.shield(in_database(jobs.give_back, job))
            raise
        except (ImageError, FolderError, RecipeError) as error:
            out.write(f"\n{error}\n")
            log.warning("%s image of %s failed; its log in the admin says why", job.action, job.language_id)
            state = JobState.FAILED
        await in_database(jobs.end, job, state, out.getvalue()[-LONGEST_LOG:])

    async def _do(self, job: ImageJob, out: io.StringIO) -> JobState:
        await self._noting(job, out, asyncio.ensure_future(in_thread(lambda: change(job, out))))
        language = await in_database(Language.objects.get, pk=job.language_id)
        if job.action == Action.REMOVE:
            return JobState.DONE
        if not language.built:
            raise ImageError(f"There is no image {language.image} on this engine.")
        checks = checking.run_all(language, self._pool, lambda checked: print(checked, file=out))
        faults = await self._noting(job, out, asyncio.ensure_future(checks))
        return JobState.FAILED if faults else JobState.DONE

    async def _noting(self, job: ImageJob, out: io.StringIO, work: "asyncio.Future[Result]") -> "Result":
        """The result of `work`, its log being stored while it grows."""
        try:
            while not (await asyncio.wait((work,), timeout=LOOK_AGAIN))[0]:
                await in_database(jobs.note, job, out.getvalue()[-LONGEST_LOG:])
        finally:
            work.cancel()
        return await work


def change(job: ImageJob, out: io.StringIO) -> None:
    """Build, pull or remove, and see what is there now. Raises ImageError, FolderError, RecipeError."""
    slug = job.language_id
    try:
        match job.action:
            case Action.BUILD | Action.REBUILD:
                building.build([slug], out, fresh=job.action == Action.REBUILD, log=out)
            case Action.PULL:
                building.pull(slug, out, log=out)
            case Action.REMOVE:
                building.remove(slug)
                out.write("removed\n")
    except FAULTS as error:
        raise ImageError(str(error)) from error
    finally:
        building.survey()
        connection.close()  # This thread's.


async def in_thread(work: Callable[[], None]) -> None:
    """`work` in a thread that nobody waits for when the process ends: an engine that lost its caller stops building."""
    ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    loop = asyncio.get_running_loop()

    def tell(error: BaseException | None) -> None:
        if ended.done():
            return
        if error:
            ended.set_exception(error)
        else:
            ended.set_result(None)

    def run() -> None:
        error: BaseException | None = None
        try:
            work()
        except Exception as raised:
            error = raised
        with suppress(RuntimeError):  # The loop is closed: the process ends.
            loop.call_soon_threadsafe(tell, error)

    threading.Thread(target=run, name="image-job", daemon=True).start()
    await ended
