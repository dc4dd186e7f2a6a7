"""Into the queue and out of it again: submit, wait, cancel, delete."""

import asyncio
import logging
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from channels.exceptions import ChannelFull
from django.conf import settings
from django.db import DatabaseError, IntegrityError, transaction
from django.utils.timezone import now

from accounts.allowances import allowance_of
from executions import counts, nearby, notify, tracing
from executions.allowances import Allowance, QuotaRefused, Wanted
from executions.database import in_database
from executions.deliveries import Callback, Delivery
from executions.limits import Asked, Limits, resolve
from executions.models import Execution, State, Worker
from executions.program import Program
from languages.models import Language

IDEMPOTENCY_WINDOW = timedelta(hours=24)
log = logging.getLogger(__name__)

LOOK_AGAIN = 1.0  # Seconds after which a waiter asks the database itself, should a notice have been lost.

_leaving = threading.Event()
_seen = {"worker": float("-inf")}  # When a worker was last known to be alive.


class QueueFull(Exception):
    """As many executions wait as may wait."""


class NoWorker(Exception):
    """Nobody is there who could run anything."""


class IdempotencyConflict(Exception):
    """The key belongs to another request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A checked request. `console`: the language's own prompt instead of a program."""

    owner: str
    language: Language
    program: Program
    asked: Asked = field(default_factory=Asked)
    interactive: bool = False
    console: bool = False
    metadata: Mapping[str, Any] = field(default_factory=dict)
    callback: Callback | None = None
    idempotency_key: str = ""
    request_digest: str = ""
    id: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def limits(self) -> Limits:
        """What the run is held to where no quota allows less. Raises LimitsRefused."""
        return resolve(self.asked, self.language, interactive=self.interactive)

    @property
    def wanted(self) -> Wanted:
        return Wanted(
            owner=self.owner,
            language=self.language.slug,
            interactive=self.interactive,
            code_bytes=sum(len(file.bytes()) for file in self.program.files),
            cases=len(self.program.cases),
        )


async def submit(submission: Submission) -> Execution:
    """Put it into the queue; with a known idempotency key, the first execution of that key.

    Raises LimitsRefused, QuotaRefused, QueueFull, NoWorker or IdempotencyConflict; nothing is stored then.
    """
    return await _store(submission, None)


async def _submit_here(submission: Submission) -> Execution:
    """As `submit`; begun without being claimed where this process has a worker with a free seat and nobody waits."""
    with nearby.seat(interactive=submission.interactive) as worker:
        return await _store(submission, worker)


async def _store(submission: Submission, worker: nearby.Nearby | None) -> Execution:
    try:
        execution = await in_database(_insert, submission, worker.name if worker else "")
    except QuotaRefused as refusal:
        tracing.refused(f"quota refused: {refusal.field}", owner=submission.owner)
        raise
    tracing.follow(execution.pk, "")
    if execution.pk != submission.id:
        return execution
    if worker and execution.worker:
        worker.begin(execution, submission.language)
    else:
        await notify.wake_workers(home=execution.home)
    return execution


def _insert(submission: Submission, worker: str) -> Execution:
    allowance = allowance_of(submission.owner)
    allowance.refuse_beyond(submission.wanted)
    execution = _new_execution(submission, allowance)
    if not submission.idempotency_key:
        return _take_place(execution, allowance, submission.callback, worker)
    with transaction.atomic():
        if earlier := _earlier(submission):
            return earlier
        try:
            return _take_place(execution, allowance, submission.callback, worker)
        except IntegrityError:
            if earlier := _earlier(submission):  # The same request, sent twice at the same moment.
                return earlier
            raise


def _take_place(execution: Execution, allowance: Allowance, callback: Callback | None, worker: str) -> Execution:
    """Raises what refuses it; its place in the account's counts is taken with its row, or not at all.

    `worker`: who runs it at once if nothing else waits and nobody counts what of the account runs.
    """
    if not _somebody_works():
        raise NoWorker
    alone = callback is None and not allowance.is_counted and not execution.idempotency_key
    with nullcontext() if alone else transaction.atomic():
        counts.admit(allowance)
        waiting, execution.turn = Execution.objects.waiting_and_next_turn(execution.owner)
        if waiting >= settings.QUEUE_CAPACITY:
            raise QueueFull
        if worker and not waiting and allowance.runs_at_once is None:
            execution.begin(worker)
        elif settings.REDIS_URL:  # There may be several workers.
            execution.home = Execution.objects.home_of(execution.owner)
        execution.save(force_insert=True)
        if callback:
            Delivery.objects.create(execution=execution, owner=execution.owner, url=callback.url, form=callback.form)
    return execution


def _somebody_works() -> bool:
    """Whether a worker is alive; a yes is good for a second."""
    if time.monotonic() - _seen["worker"] > LOOK_AGAIN:
        if not Worker.objects.alive().exists():
            return False
        _seen["worker"] = time.monotonic()
    return True


def _new_execution(submission: Submission, allowance: Allowance) -> Execution:
    execution = Execution(
        id=submission.id,
        owner=submission.owner,
        account=allowance.account,
        at_once=allowance.runs_at_once,
        language=submission.language.slug,
        language_version=submission.language.version,
        program=submission.program.to_json(),
        metadata=dict(submission.metadata),
        interactive=submission.interactive,
        console=submission.console,
        idempotency_key=submission.idempotency_key,
        request_digest=submission.request_digest,
        request_id=tracing.request_id(),
    )
    execution.limits = resolve(
        submission.asked, submission.language, interactive=submission.interactive, allowance=allowance
    )
    return execution


def _earlier(submission: Submission) -> Execution | None:
    """The execution that this request's idempotency key made within the window."""
    if not submission.idempotency_key:
        return None
    mine = Execution.objects.filter(owner=submission.owner, idempotency_key=submission.idempotency_key)
    mine.filter(queued_at__lt=now() - IDEMPOTENCY_WINDOW).update(idempotency_key="")
    earlier = mine.first()
    if earlier and earlier.request_digest != submission.request_digest:
        raise IdempotencyConflict
    return earlier


async def submit_and_wait(submission: Submission, *, seconds: float) -> Execution:
    """Submit, then as `wait`."""
    with notify.expecting(submission.id):
        async with notify.changes(submission.id) as changes:
            # Shielded: what has been stored as running has to be begun, whether or not somebody still waits for it.
            execution = await asyncio.shield(_submit_here(submission))
            tracing.follow(execution.pk, "")
            if execution.pk == submission.id:
                return await _wait(execution, changes, seconds)
    return await wait(execution, seconds=seconds)


async def wait(execution: Execution, *, seconds: float) -> Execution:
    """The execution as it is when it has ended, or after `seconds`."""
    async with notify.changes(execution.pk) as changes:
        execution = await in_database(Execution.objects.get, pk=execution.pk)
        return await _wait(execution, changes, seconds)


async def poll(execution: Execution, *, seconds: float) -> Execution:
    """As `wait`, for a caller who will ask again: sooner where this process is about to end."""
    async with notify.changes(execution.pk) as changes:
        execution = await in_database(Execution.objects.get, pk=execution.pk)
        return await _wait(execution, changes, seconds, given_up=_leaving.is_set)


def leave() -> None:
    """This process is about to end; another will answer whoever polls."""
    _leaving.set()


async def _wait(
    execution: Execution, changes: notify.Changes, seconds: float, *, given_up: Callable[[], bool] = lambda: False
) -> Execution:
    start = time.monotonic()
    deadline, look_again = start + seconds, start + LOOK_AGAIN
    while not (execution.has_ended or given_up()) and (left := deadline - time.monotonic()) > 0:
        ended = await changes.next(within=min(left, LOOK_AGAIN))
        if ended and (here := notify.ended_here(execution.pk)):
            execution = here
        elif ended or time.monotonic() > look_again:
            execution = await _seen_again(execution)
            # A thousand who wait for minutes must not ask a thousand times a second.
            moment = time.monotonic()
            look_again = moment + max(LOOK_AGAIN, (moment - start) / 4)
    return execution


async def _seen_again(execution: Execution) -> Execution:
    """As it is now; as it was while the database is away: its run goes on."""
    try:
        return await in_database(Execution.objects.get, pk=execution.pk)
    except DatabaseError as error:
        log.warning("execution %s is looked at again later: %s", execution.pk, error)
        return execution


async def cancel(execution: Execution) -> bool:
    """End it as soon as can be; False: it had ended before."""
    if not await in_database(execution.cancel):
        return False
    await in_database(execution.refresh_from_db, fields=["state", "verdict", "worker"])
    if execution.state == State.RUNNING:
        with suppress(ChannelFull):  # The worker finds the request in the row when it extends its lease.
            await notify.tell_worker(execution.worker, {"type": "stop", "execution": str(execution.pk)})
    else:
        tracing.ended(execution)
        await notify.changed(execution.pk, notify.Change.END)
    return True


async def delete(execution: Execution) -> None:
    """Code, output and files are gone; what still runs is ended first."""
    await cancel(execution)
    await in_database(execution.forget)
