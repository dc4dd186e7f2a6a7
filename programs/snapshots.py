"""A program as it was shared: nobody can change it, its owner can take it back."""

import secrets
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import now

from executions.fields import CompressedJSONField
from executions.models import Viewer

LONGEST_TITLE = 120
MOST_OF_ONE = 1000
# Without those that look alike on paper: 0 O I l. 16 of 58 are 93 bits; of a million links, a guess a nanosecond
# would meet the first after three hundred years.
ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
ID_LENGTH = 16


class TooManyShared(Exception):
    """They share as many as one may."""


def new_id() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))


class Visibility(models.TextChoices):
    LINK = "link", "anyone with the link"
    PRIVATE = "private", "only its owner"


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    def lasting(self) -> Self:
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=now()))

    def expired(self) -> Self:
        return self.filter(expires_at__lte=now())

    def visible_to(self, viewer: Viewer | None) -> Self:
        """The only way to somebody's shared program: with its link, unless it is private. None: nobody known."""
        visible = Q(visibility=Visibility.LINK)
        if viewer:
            visible |= Q(owner=viewer.owner)
        return self.lasting() if viewer and viewer.is_staff else self.lasting().filter(visible)

    def of(self, owner: str) -> Self:
        return self.lasting().filter(owner=owner)

    def light(self) -> Self:
        """Without the program and what it printed: for lists."""
        return self.defer("program", "result")

    def share(self, snapshot: "Snapshot") -> "tuple[Snapshot, bool]":
        """It, and whether it is new. What the same owner shared before is found again, and lasts as long as asked now.

        Raises TooManyShared.
        """
        same = self.filter(owner=snapshot.owner, digest=snapshot.digest)
        if same.update(expires_at=snapshot.expires_at):
            return same.get(), False
        if self.of(snapshot.owner).count() >= MOST_OF_ONE:
            raise TooManyShared
        try:
            with transaction.atomic():
                snapshot.save(force_insert=True)
        except IntegrityError:  # The same, sent twice at the same moment.
            return same.get(), False
        return snapshot, True

    def hand_over(self, owner: str, *, to: str) -> None:
        """What `owner` shared is another's from now on; what both had shared stays reachable by both links."""
        theirs = self.filter(owner=to).values("digest")
        for twin in self.filter(owner=owner, digest__in=theirs).light():
            self.filter(pk=twin.pk).update(digest=twin.pk)
        self.filter(owner=owner).update(owner=to)


class Snapshot(models.Model):
    """`program` and `result` as `document.to_json` and `recorded.record` give them."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    owner = models.CharField(max_length=80)
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    language = models.CharField(max_length=40)
    program = CompressedJSONField()
    result = CompressedJSONField(null=True)
    visibility = models.CharField(max_length=8, choices=Visibility.choices)
    digest = models.CharField(max_length=64, help_text="Of all that its readers see.")
    created_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField(null=True, blank=True, help_text="Empty: never.")

    objects: ClassVar[SnapshotQuerySet] = SnapshotQuerySet.as_manager()  # type: ignore[assignment]  # the QuerySet's verbs

    class Meta:
        ordering = ("-created_at",)
        indexes = (
            models.Index(fields=("owner", "-created_at", "id"), name="snapshots_of_owner"),
            models.Index(fields=("expires_at",), name="snapshots_to_expire", condition=~Q(expires_at=None)),
        )
        constraints = (
            models.CheckConstraint(name="known_visibility", condition=Q(visibility__in=Visibility.values)),
            models.UniqueConstraint(fields=("owner", "digest"), name="one_snapshot_per_content"),
        )

    def __str__(self) -> str:
        return self.title or f"{self.language} {self.id}"

    def get_absolute_url(self) -> str:
        return reverse("snapshot", args=(self.pk,))


def end_after(seconds: int | None) -> datetime | None:
    return None if seconds is None else now() + timedelta(seconds=seconds)
