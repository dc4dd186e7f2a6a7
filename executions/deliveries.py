"""A result on its way to the address that the request named: every transition of its state is here."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import now

MOST_TRIES = 5
LONGEST_URL = 2000
LONGEST_NOTE = 200
LEASE = timedelta(seconds=15)  # After which a try whose process died is somebody else's to repeat.
FACTOR = 4  # By which each pause is longer than the one before.


class Form(models.TextChoices):
    """In whose words the result is told."""

    NATIVE = "native"
    JUDGE0 = "judge0"


class DeliveryState(models.TextChoices):
    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up", "given up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Callback:
    """Where a result is wanted, and how it is told there."""

    url: str
    form: Form = Form.NATIVE


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self) -> Self:
        """Those whose execution has ended and whose next try has come."""
        return self.filter(
            state=DeliveryState.WAITING, next_try__lte=now(), execution__state__in=("finished", "cancelled")
        )

    def claim(self, *, passing_over: Collection[str] = ()) -> "Delivery | None":
        """Begin the next try of one that is due, but of none of these owners; None when there is none."""
        while candidate := self.due().exclude(owner__in=passing_over).order_by("next_try").first():
            if candidate.begin():
                return candidate
        return None

    def give_up_all(self, note: str) -> int:
        """Send no more of those that wait, unless somebody asks for it (`try_again`); how many."""
        return self.filter(state=DeliveryState.WAITING).update(state=DeliveryState.GIVEN_UP, note=note)


class Delivery(models.Model):
    """Made beside its execution, in the same transaction; due as soon as that has ended."""

    execution = models.OneToOneField("executions.Execution", on_delete=models.CASCADE, related_name="delivery")
    owner = models.CharField(max_length=80)
    url = models.CharField(max_length=LONGEST_URL)
    form = models.CharField(max_length=10, choices=Form.choices)
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(default=now)
    last_try = models.DateTimeField(null=True, blank=True)
    last_status = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.CharField(max_length=LONGEST_NOTE, blank=True, help_text="What became of the last try.")

    objects: ClassVar[DeliveryQuerySet] = DeliveryQuerySet.as_manager()  # type: ignore[assignment]  # the QuerySet's verbs

    class Meta:
        verbose_name_plural = "deliveries"
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("next_try",), name="deliveries_waiting", condition=Q(state="waiting")),
            models.Index(fields=("owner", "id"), name="deliveries_of_owner"),
        )

    def __str__(self) -> str:
        return f"result of {self.execution_id}"

    def begin(self) -> bool:
        """Count one more try, and keep others from it for a while. False: somebody else has begun it."""
        moment = now()
        seen = Delivery.objects.filter(pk=self.pk, state=DeliveryState.WAITING, tries=self.tries)
        begun = seen.filter(next_try__lte=moment).update(tries=F("tries") + 1, next_try=moment + LEASE, last_try=moment)
        self.tries += begun
        return bool(begun)

    def _held(self) -> DeliveryQuerySet:
        """This row while nobody else has begun another try."""
        return Delivery.objects.filter(pk=self.pk, state=DeliveryState.WAITING, tries=self.tries)

    def succeed(self, status: int) -> bool:
        return bool(self._held().update(state=DeliveryState.DELIVERED, last_status=status, note="Delivered"))

    def fail(self, note: str, *, status: int | None = None, for_good: bool = False) -> bool:
        """Try again after a pause, unless it was the last try or no other can end better. False: no longer held."""
        given_up = for_good or self.tries >= MOST_TRIES
        pause = timedelta(seconds=settings.WEBHOOK_PAUSE * FACTOR ** (self.tries - 1))
        return bool(
            self._held().update(
                state=DeliveryState.GIVEN_UP if given_up else DeliveryState.WAITING,
                next_try=now() + pause,
                last_status=status,
                note=note[:LONGEST_NOTE],
            )
        )

    def try_again(self) -> bool:
        """From the first try on. False: it is being tried anyway."""
        over = Delivery.objects.filter(pk=self.pk).exclude(state=DeliveryState.WAITING)
        return bool(over.update(state=DeliveryState.WAITING, tries=0, next_try=now(), note=""))
