"""What becomes of executions whose worker, sandbox or database failed them."""

import asyncio
import logging
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import DatabaseError
from redis.exceptions import RedisError

from executions import metrics, notify, tracing
from executions.database import in_database
from executions.leases import Watch
from executions.models import Execution, Outcome, Verdict
from executions.transcript import Frame, live

log = logging.getLogger(__name__)

PAUSES = (0.1, 0.5, 1, 2, *[4] * 15)  # Seconds between attempts to record an outcome.
CRASHED = "The site's worker was lost while it ran; run it again"


def fault(message: str) -> Outcome:
    """The outcome of a run that failed through no fault of its program."""
    return Outcome(verdict=Verdict.INTERNAL_ERROR, message=message)


async def record(execution: Execution, outcome: Outcome) -> None:
    """Store how it ended, however long the database takes to answer; then tell who waits for it."""
    for pause in (*PAUSES, None):
        try:
            if not await in_database(execution.finish, outcome):
                log.info("execution %s had ended, or is somebody else's by now", execution.pk)
            else:
                metrics.ended(execution)
                tracing.ended(execution)
            break
        except DatabaseError:
            if pause is None:
                raise  # Its lease runs out, and it is done once more.
            log.warning("the outcome of execution %s is not stored yet", execution.pk, exc_info=True)
            await asyncio.sleep(pause)
    await notify.ended(execution)


async def postpone(execution: Execution) -> None:
    """No sandbox could be started: back to the queue for a while, then ended."""
    if await in_database(execution.postpone):
        await notify.changed(execution.pk, notify.Change.STATE)
    else:
        await give_up(execution, "No sandbox could be started; try again later")


async def give_back(execution: Execution, sentence: str) -> None:
    """After a fault of ours: back to the queue, or, where that may not be, ended with `sentence`."""
    if await in_database(execution.requeue):
        log.info("execution %s is queued again after attempt %d", execution.pk, execution.attempts)
        await notify.changed(execution.pk, notify.Change.STATE)
        await notify.wake_workers()
    else:
        await give_up(execution, sentence)


async def give_up(execution: Execution, sentence: str) -> None:
    """End it with `sentence`, or as its owner asked for meanwhile."""
    await in_database(execution.refresh_from_db, fields=["cancel_requested"])
    if execution.cancel_requested:
        outcome = Outcome(verdict=Verdict.CANCELLED, message="Stopped on request")
    else:
        outcome = Outcome(verdict=Verdict.INTERNAL_ERROR, message=sentence, transcript=await _printed(execution.pk))
    await record(execution, outcome)


async def _printed(execution_id: UUID) -> list[Frame]:
    """What a lost run had printed, as far as it is still known."""
    try:
        frames, _ = await live.read(execution_id, 0)
    except (RedisError, OSError):
        return []
    return frames


async def of_lost(watch: Watch, running: Collection[UUID]) -> None:
    """See to executions whose worker is gone. `running`: what this one runs."""
    try:
        await _see_to(await in_database(watch.lost, running))
    except DatabaseError:
        watch.forget()
        raise


async def of_predecessors(worker: str) -> None:
    """See to what earlier lives of this worker left when they were killed."""
    await _see_to(await in_database(lambda: list(Execution.objects.left_by_predecessors(worker).light())))


async def _see_to(abandoned: Iterable[Execution]) -> None:
    for execution in abandoned:
        log.warning("execution %s was lost with worker %s", execution.pk, execution.worker)
        await give_back(execution, CRASHED)
