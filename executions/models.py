"""An execution, and every transition of its state. Nothing else writes these rows' state."""

import re
import uuid
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.timezone import now

from executions.deliveries import Delivery as Delivery  # Django looks for models here.
from executions.fields import CompressedJSONField
from executions.limits import Limits
from executions.program import Program
from executions.statements import CLAIM, TURNS
from executions.support_files import SupportFile as SupportFile  # Django looks for models here.
from executions.usage import RunWindow as RunWindow
from executions.usage import Usage

MOST_ATTEMPTS = 3  # The first, and two more after a worker's crash.
LONGEST_WAIT_FOR_SANDBOX = timedelta(minutes=10)  # While the engine cannot be reached.
HEAD_START = timedelta(seconds=1)  # For which what has a home waits for it alone.

# What somebody may do; an API key may be good for less, or for more.
RUN, INTERACTIVE, ADMIN = "run", "interactive", "admin"


class State(models.TextChoices):
    QUEUED = "queued"
    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class Phase(models.TextChoices):
    COMPILING = "compiling"
    RUNNING = "running"


class Verdict(models.TextChoices):
    """How a run ended; whose words they are is API.md's."""

    SUCCESS = "success"
    RUNTIME_ERROR = "runtime_error"
    COMPILE_ERROR = "compile_error"
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    WRONG_ANSWER = "wrong_answer"
    CANCELLED = "cancelled"
    INTERNAL_ERROR = "internal_error"


ENDED = (State.FINISHED, State.CANCELLED)
LONGEST_NAME = 1024  # Characters of a produced file's path.


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who asks: `owner` as in their executions' rows; `scopes`: what they may do."""

    owner: str
    is_staff: bool = False
    scopes: frozenset[str] = frozenset((RUN, INTERACTIVE))

    def may(self, scope: str) -> bool:
        return scope in self.scopes


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a run ended. Times in ms, memory in KiB; `transcript` as in `executions.transcript`."""

    verdict: Verdict
    message: str
    exit_code: int | None = None
    signal: str = ""
    wall_ms: int | None = None
    cpu_ms: int | None = None
    compile_ms: int | None = None
    memory_kib: int | None = None
    output_cut: bool = False
    error_cut: bool = False
    transcript: list[list[Any]] = field(default_factory=list)
    case_results: list[dict[str, Any]] = field(default_factory=list)
    files: Sequence["ProducedFile"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProducedFile:
    name: str
    content: bytes


class ExecutionQuerySet(models.QuerySet["Execution"]):
    """The verbs of the queue. Each is one conditional UPDATE, or one transaction around it."""

    def visible_to(self, viewer: Viewer) -> Self:
        """The only way to somebody's executions: their own, or for staff all."""
        return self if viewer.is_staff else self.filter(owner=viewer.owner)

    def waiting(self) -> Self:
        return self.filter(state=State.QUEUED)

    def going(self) -> Self:
        return self.filter(state=State.RUNNING)

    def light(self) -> Self:
        """Without what programs sent and printed: for lists and for looks at the state."""
        return self.defer("program", "transcript", "case_results", "metadata")

    def ended_before(self, moment: datetime) -> Self:
        """Those that were queued before it and have ended, oldest first."""
        return self.filter(state__in=ENDED, queued_at__lt=moment).order_by("queued_at")

    def forget_outputs(self, moment: datetime, most: int) -> int:
        """Of at most so many of `ended_before(moment)` drop program, output, files and webhook; how many that were."""
        chosen = list(self.ended_before(moment).filter(forgotten=False).values_list("pk", flat=True)[:most])
        with transaction.atomic():
            ExecutionFile.objects.filter(execution__in=chosen).delete()
            Delivery.objects.filter(execution__in=chosen).delete()
            self.filter(pk__in=chosen).update(
                forgotten=True, program=Program().to_json(), transcript=[], case_results=[], produced=[]
            )
        return len(chosen)

    def forget_keys(self, moment: datetime, most: int) -> int:
        """Let at most so many idempotency keys of before `moment` be used again; how many."""
        chosen = list(self.filter(queued_at__lt=moment).exclude(idempotency_key="").values_list("pk", flat=True)[:most])
        return self.filter(pk__in=chosen).update(idempotency_key="")

    def end_all(self, message: str) -> int:
        """End what waits or runs, since nobody will see to it any more; how many that were."""
        return sum(execution.end_unseen(message) for execution in self.exclude(state__in=ENDED).light())

    def waiting_and_next_turn(self, owner: str) -> tuple[int, int]:
        """How many wait, and the place of `owner`'s next execution in the fair order.

        Turns are start tags of start-time fair queueing (Goyal, Vin, Cheng 1996) with equal costs: the n-th waiting
        execution of one owner stands beside the n-th of every other, whenever they came.
        """
        with connection.cursor() as cursor:
            cursor.execute(TURNS, [owner])
            count, now_served, last = cursor.fetchone()
        return count, (now_served or 0) if last is None else last + 1

    def home_of(self, owner: str) -> str:
        """The worker that did the owner's last run and may keep its sandbox for the next; empty where none does."""
        newest = self.filter(owner=owner).order_by("-queued_at").values_list("worker", "finished_at").first()
        worker, finished_at = newest or ("", None)
        return worker if finished_at and finished_at > now() - timedelta(seconds=settings.SANDBOX_KEEP) else ""

    def claim(self, worker: str, *, interactive: Collection[bool]) -> "tuple[Execution | None, bool]":
        """Give `worker` the next waiting execution of those kinds in fair order, interactive ones first.

        Those of accounts that may not have more at once are passed over, and for a while those that have another home.
        Second: whether more may wait.
        """
        statement = CLAIM.format(
            kinds=", ".join(["%s"] * len(interactive)),
            skip_locked="FOR UPDATE SKIP LOCKED" if connection.features.has_select_for_update_skip_locked else "",
        )
        times = [connection.ops.adapt_datetimefield_value(each) for each in (now(), lease_end(), now() - HEAD_START)]
        claimed = self._claimed(statement, [worker, *times[:2], *interactive, worker, times[2]])
        return (claimed[0], claimed[0].more_wait) if claimed else (None, False)  # type: ignore[attr-defined]  # the statement's

    def leave_to_others(self, worker: str, *, interactive: Collection[bool]) -> int:
        """Let anybody claim what waits for `worker` and is of those kinds; how many that were."""
        return self.waiting().filter(home=worker, interactive__in=interactive).update(home="")

    def forget_lost_homes(self) -> int:
        """Let anybody claim what waits for a worker that is gone; how many that were. For hosts whose clocks differ."""
        return self.waiting().exclude(home="").exclude(home__in=Worker.objects.alive().values("name")).update(home="")

    def _claimed(self, statement: str, values: list[Any]) -> "list[Execution]":
        while True:
            try:
                return list(self.raw(statement, values))
            except IntegrityError:  # At this moment another worker gave the same slot of the same account away.
                continue

    def extend_lease(self, worker: str, running: Collection[uuid.UUID]) -> dict[uuid.UUID, bool]:
        """Prolong what `worker` runs; returns what of it it still holds, and whether its end was asked for.

        Not all rows that name it: one whose claim, or whose end, was lost with the database must not be held for ever.
        """
        held = self.going().filter(worker=worker, pk__in=running)
        held.update(lease_until=lease_end())
        return dict(held.values_list("pk", "cancel_requested"))

    def leases(self) -> dict[tuple[uuid.UUID, int], datetime | None]:
        """Of each attempt that goes on, the end of its lease as its worker's clock has it."""
        return {(pk, attempt): end for pk, attempt, end in self.going().values_list("pk", "attempts", "lease_until")}

    def left_by_predecessors(self, worker: str) -> Self:
        """What earlier lives of `worker` ("name.life") hold. Ask only when that name is yours alone."""
        life = rf"^{re.escape(worker.rpartition('.')[0])}\.[^.]+$"  # A name may have dots, and begin another's.
        return self.going().filter(worker__regex=life).exclude(worker=worker)


def lease_end() -> datetime:
    return now() + timedelta(seconds=settings.EXECUTION_LEASE)


class Execution(models.Model):
    """One run of somebody's code, from submit to outcome.

    Columns that came after the first release have defaults in the database, too: processes of the release before insert
    rows while the next one is brought in.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.CharField(max_length=80)
    account = models.CharField(
        max_length=80, default="", db_default="", help_text="Who shares the quota's counts with it."
    )
    at_once = models.PositiveIntegerField(null=True, help_text="How many of the account may run at once.")
    slot = models.PositiveIntegerField(null=True, help_text="Which of these it is, from 1.")
    language = models.CharField(max_length=40)
    language_version = models.CharField(max_length=80, blank=True)
    program = CompressedJSONField()
    limits_asked = models.JSONField(default=dict)
    metadata = CompressedJSONField(default=dict)
    interactive = models.BooleanField(default=False)
    console = models.BooleanField(default=False)

    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    phase = models.CharField(max_length=10, choices=Phase.choices, blank=True)
    turn = models.BigIntegerField(default=0)
    worker = models.CharField(max_length=120, blank=True)
    home = models.CharField(
        max_length=120, default="", db_default="", help_text="The worker that keeps a sandbox of its owner's."
    )
    sandbox = models.CharField(max_length=64, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    cancel_requested = models.BooleanField(default=False)

    verdict = models.CharField(max_length=16, choices=Verdict.choices, blank=True)
    message = models.CharField(max_length=300, blank=True)
    exit_code = models.IntegerField(null=True, blank=True)
    signal = models.CharField(max_length=16, blank=True)
    wall_ms = models.PositiveIntegerField(null=True, blank=True)
    cpu_ms = models.PositiveIntegerField(null=True, blank=True)
    compile_ms = models.PositiveIntegerField(null=True, blank=True)
    memory_kib = models.PositiveBigIntegerField(null=True, blank=True)
    output_cut = models.BooleanField(default=False)
    error_cut = models.BooleanField(default=False)
    transcript = CompressedJSONField(default=list)
    case_results = CompressedJSONField(default=list)
    forgotten = models.BooleanField(
        default=False, db_default=False, help_text="Program and output were older than is kept."
    )
    produced = models.JSONField(default=list, help_text="Name and size of each file that the run left.")

    idempotency_key = models.CharField(max_length=255, blank=True)
    request_digest = models.CharField(max_length=64, blank=True)
    request_id = models.CharField(
        max_length=64, blank=True, default="", db_default="", help_text="By which log lines of its request are found."
    )
    queued_at = models.DateTimeField(default=now, editable=False)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ExecutionQuerySet] = ExecutionQuerySet.as_manager()  # type: ignore[assignment]  # the QuerySet's verbs

    class Meta:
        ordering = ("-queued_at",)
        indexes = (
            models.Index(fields=("-interactive", "turn", "queued_at"), name="waiting", condition=Q(state="queued")),
            models.Index(fields=("owner", "turn"), name="waiting_of_owner", condition=Q(state="queued")),
            models.Index(fields=("account",), name="waiting_of_account", condition=Q(state="queued")),
            models.Index(fields=("worker", "lease_until"), name="going", condition=Q(state="running")),
            models.Index(fields=("owner", "-queued_at", "id"), name="history"),
            models.Index(fields=("queued_at",), name="oldest_first"),
            models.Index(fields=("queued_at",), name="not_forgotten", condition=Q(forgotten=False)),
            models.Index(fields=("queued_at",), name="with_key", condition=~Q(idempotency_key="")),
        )
        constraints = (
            models.CheckConstraint(name="known_state", condition=Q(state__in=State.values)),
            models.CheckConstraint(name="verdict_when_ended", condition=Q(state__in=ENDED) ^ Q(verdict="")),
            models.CheckConstraint(
                name="cancelled_is_cancelled",
                condition=Q(state="cancelled", verdict="cancelled") | ~Q(state="cancelled") & ~Q(verdict="cancelled"),
            ),
            models.CheckConstraint(
                name="end_time_when_ended", condition=Q(state__in=ENDED) ^ Q(finished_at__isnull=True)
            ),
            models.CheckConstraint(
                name="worker_while_running",
                condition=~Q(state="running") | ~Q(worker="") & Q(lease_until__isnull=False),
            ),
            models.UniqueConstraint(fields=("account", "slot"), name="one_run_per_slot", condition=Q(state="running")),
            models.CheckConstraint(name="slot_of_those_at_once", condition=Q(slot=None) | Q(slot__lte=F("at_once"))),
            models.UniqueConstraint(
                fields=("owner", "idempotency_key"),
                name="one_execution_per_key",
                condition=~Q(idempotency_key=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.language} {self.id}"

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED

    @property
    def limits(self) -> Limits:
        return Limits(**self.limits_asked)

    @limits.setter
    def limits(self, limits: Limits) -> None:
        self.limits_asked = asdict(limits)

    def _held(self) -> ExecutionQuerySet:
        """This row as long as the worker that this copy names still holds this very attempt."""
        return Execution.objects.going().filter(pk=self.pk, worker=self.worker, attempts=self.attempts)

    def begin(self, worker: str) -> None:
        """Claimed by `worker` already when it is stored."""
        self.state, self.worker, self.attempts = State.RUNNING, worker, 1
        self.started_at, self.lease_until = now(), lease_end()

    def enter(self, phase: Phase, *, sandbox: str) -> bool:
        """Record which phase it is in and where. False: this worker no longer holds it."""
        return bool(self._held().update(phase=phase, sandbox=sandbox))

    def finish(self, outcome: Outcome) -> bool:
        """Record how the run ended, here and in the row. False: it had ended before, or is another worker's now."""
        values = {name: getattr(outcome, name) for name in OUTCOME_COLUMNS}
        values["state"] = State.CANCELLED if outcome.verdict is Verdict.CANCELLED else State.FINISHED
        values["produced"] = [[file.name, len(file.content)] for file in outcome.files]
        values |= {"phase": "", "finished_at": now(), "lease_until": None}
        if not self._finish(values, outcome.files):
            return False
        for name, value in values.items():
            setattr(self, name, value)
        return True

    def _finish(self, values: dict[str, Any], files: Sequence[ProducedFile]) -> bool:
        with transaction.atomic():
            ended = self._held().update(**values)
            if ended:
                self._count(values["verdict"], (values["cpu_ms"] or 0) + (values["compile_ms"] or 0))
            if ended and files:
                ExecutionFile.objects.bulk_create(
                    ExecutionFile(execution=self, name=file.name, content=file.content) for file in files
                )
        return bool(ended)

    def requeue(self) -> bool:
        """Back to the queue after a fault of ours, first in its turn. False: no longer held, or tried enough."""
        again = self._held().filter(attempts__lt=MOST_ATTEMPTS, interactive=False, cancel_requested=False)
        return bool(
            again.update(
                state=State.QUEUED, phase="", worker="", home="", sandbox="", started_at=None, lease_until=None
            )
        )

    def postpone(self) -> bool:
        """Back to the queue, as if never claimed. False: no longer held, or it has waited long enough."""
        patient = self._held().filter(queued_at__gt=Now() - LONGEST_WAIT_FOR_SANDBOX, cancel_requested=False)
        return bool(
            patient.update(
                state=State.QUEUED,
                phase="",
                worker="",
                home="",
                started_at=None,
                lease_until=None,
                attempts=F("attempts") - 1,
            )
        )

    def cancel(self) -> bool:
        """End it if it waits, ask its worker to end it if it runs. False: it had ended before."""
        mine = Execution.objects.filter(pk=self.pk)
        with transaction.atomic():
            ended = mine.filter(state=State.QUEUED).update(
                state=State.CANCELLED,
                verdict=Verdict.CANCELLED,
                message="Cancelled before it started",
                finished_at=now(),
            )
            if ended:
                self._count(Verdict.CANCELLED, 0)
        return bool(ended or mine.filter(state=State.RUNNING).update(cancel_requested=True))

    def end_unseen(self, message: str) -> bool:
        """End it by a fault of ours, whoever held it. False: it had ended before."""
        verdict = Verdict.INTERNAL_ERROR
        with transaction.atomic():
            ended = (
                Execution.objects.filter(pk=self.pk)
                .exclude(state__in=ENDED)
                .update(
                    state=State.FINISHED,
                    verdict=verdict,
                    message=message,
                    phase="",
                    finished_at=now(),
                    lease_until=None,
                )
            )
            if ended:
                self._count(verdict, 0)
        return bool(ended)

    def forget(self) -> None:
        """Delete it. What had not ended counts with all the time since it began: nothing more will be heard of it."""
        with transaction.atomic():
            row = Execution.objects.select_for_update().light().filter(pk=self.pk).first()
            if row and not row.has_ended:
                since = now() - (row.started_at or now())
                row._count(Verdict.CANCELLED, round(since.total_seconds() * 1000))
            self.delete()

    def _count(self, verdict: str, cpu_ms: int) -> None:
        Usage.objects.add(self.account, self.owner, self.queued_at.date(), verdict, cpu_ms=cpu_ms)

    def queue_position(self) -> int | None:
        """1 for the next to start; None when it does not wait."""
        if self.state != State.QUEUED:
            return None
        ahead = Q(turn__lt=self.turn) | Q(turn=self.turn, queued_at__lt=self.queued_at)
        return Execution.objects.waiting().filter(ahead, interactive=self.interactive).count() + 1


OUTCOME_COLUMNS = (
    "verdict",
    "message",
    "exit_code",
    "signal",
    "wall_ms",
    "cpu_ms",
    "compile_ms",
    "memory_kib",
    "output_cut",
    "error_cut",
    "transcript",
    "case_results",
)


class ExecutionFile(models.Model):
    """A file that a run left under `output/`."""

    execution = models.ForeignKey(Execution, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=LONGEST_NAME)
    content = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("execution", "name"), name="one_file_per_name"),)

    def __str__(self) -> str:
        return self.name


class WorkerQuerySet(models.QuerySet["Worker"]):
    def alive(self) -> Self:
        """Those that were heard of within the length of a lease, both by the database's clock."""
        return self.filter(last_seen__gt=Now() - timedelta(seconds=settings.EXECUTION_LEASE))


class Worker(models.Model):
    """A worker process as it last reported itself. `name` is unique to one life of one process."""

    name = models.CharField(max_length=120, primary_key=True)
    seats = models.PositiveIntegerField()
    interactive_seats = models.PositiveIntegerField()
    started_at = models.DateTimeField(default=now)
    last_seen = models.DateTimeField(default=now)
    draining = models.BooleanField(default=False)
    report = models.JSONField(default=dict)

    objects: ClassVar[WorkerQuerySet] = WorkerQuerySet.as_manager()  # type: ignore[assignment]  # the QuerySet's verbs

    def __str__(self) -> str:
        return self.name
