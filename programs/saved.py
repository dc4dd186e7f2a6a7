"""A program that a user keeps: theirs alone, and changed by saving it again."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models, transaction
from django.db.models import F
from django.urls import reverse
from django.utils.timezone import now

from executions.fields import CompressedJSONField
from programs.snapshots import ID_LENGTH, LONGEST_TITLE, new_id

MOST_SAVED = 1000  # Of one user.


class TooManySaved(Exception):
    """They keep as many as one may."""


class SavedProgramQuerySet(models.QuerySet["SavedProgram"]):
    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """The only way to saved programs: each is its user's alone."""
        return self.filter(user=user.pk) if user.is_authenticated else self.none()

    def light(self) -> Self:
        """Without the program itself: for lists."""
        return self.defer("document")

    def keep(self, user: AbstractBaseUser, title: str, document: dict[str, Any]) -> "SavedProgram":
        """A new one. Raises TooManySaved."""
        with transaction.atomic():
            if self.filter(user=user.pk).count() >= MOST_SAVED:
                raise TooManySaved
            return self.create(user_id=user.pk, title=title, language=document["language"], document=document)

    def replace(self, version: int, title: str, document: dict[str, Any]) -> bool:
        """Save over that version of the one that this finds. False: it was saved elsewhere since."""
        values = {"title": title, "language": document["language"], "document": document}
        return bool(self.filter(version=version).update(version=F("version") + 1, updated_at=now(), **values))

    def rename(self, title: str) -> bool:
        """Whether it is there. The page that shows it may save over it all the same."""
        return bool(self.update(title=title))


class SavedProgram(models.Model):
    """`document` as `document.to_json` gives it; `version` counts how often it was saved."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_programs")
    title = models.CharField(max_length=LONGEST_TITLE)
    language = models.CharField(max_length=40)
    document = CompressedJSONField()
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=now)
    updated_at = models.DateTimeField(default=now)

    objects: ClassVar[SavedProgramQuerySet] = SavedProgramQuerySet.as_manager()  # type: ignore[assignment]  # the QuerySet's verbs

    class Meta:
        ordering = ("-updated_at", "-id")
        indexes = (models.Index(fields=("user", "-updated_at", "-id"), name="saved_of_user"),)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("saved-program", args=(self.pk,))
