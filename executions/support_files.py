"""Files that callers leave here for runs to come: kept until room is needed, so whoever misses one sends it again."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from itertools import accumulate
from typing import ClassVar

from django.db import models
from django.utils.timezone import now

MOST_OF_OWNER = 500
MOST_BYTES_OF_OWNER = 64 << 20
MOST = 20_000
MOST_BYTES = 512 << 20
TOUCHED_AFTER = timedelta(minutes=1)  # A use is worth a write to the table only this long after the last.


class SupportFileQuerySet(models.QuerySet["SupportFile"]):
    def keep(self, owner: str, name: str, content: bytes) -> None:
        """Store it in place of `owner`'s earlier one of that name; those longest unused make room."""
        file = SupportFile(owner=owner, name=name, content=content, size=len(content))
        self.bulk_create(
            [file],
            update_conflicts=True,
            unique_fields=["owner", "name"],
            update_fields=["content", "size", "last_used"],
        )
        self.filter(owner=owner)._make_room(MOST_OF_OWNER, MOST_BYTES_OF_OWNER)
        self._make_room(MOST, MOST_BYTES)

    def sizes(self, owner: str, names: Collection[str]) -> dict[str, int]:
        """Name -> bytes of those of `owner`'s that are there, which count as used now."""
        mine = self.filter(owner=owner, name__in=names)
        mine.filter(last_used__lt=now() - TOUCHED_AFTER).update(last_used=now())
        return dict(mine.values_list("name", "size"))

    def contents(self, owner: str, names: Collection[str]) -> dict[str, bytes]:
        found = self.filter(owner=owner, name__in=names).values_list("name", "content")
        return {name: bytes(content) for name, content in found}

    def _make_room(self, most: int, most_bytes: int) -> None:
        found = self.aggregate(count=models.Count("pk"), bytes=models.Sum("size"))
        if found["count"] <= most and (found["bytes"] or 0) <= most_bytes:
            return
        newest_first = list(self.order_by("-last_used", "-pk").values_list("pk", "size"))
        # The newest stays in any case: it has just been sent.
        kept = max(1, _fitting((size for _, size in newest_first[:most]), most_bytes))
        SupportFile.objects.filter(pk__in=[pk for pk, _ in newest_first[kept:]]).delete()


def _fitting(sizes: Iterable[int], most: int) -> int:
    """How many of the first ones have at most `most` bytes together."""
    return sum(total <= most for total in accumulate(sizes))


class SupportFile(models.Model):
    owner = models.CharField(max_length=80)
    name = models.CharField(max_length=128)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    last_used = models.DateTimeField(default=now)

    objects: ClassVar[SupportFileQuerySet] = SupportFileQuerySet.as_manager()  # type: ignore[assignment]  # the QuerySet's verbs

    class Meta:
        constraints = (models.UniqueConstraint(fields=("owner", "name"), name="one_support_file_per_name"),)
        indexes = (models.Index(fields=("last_used",), name="least_used_support_file"),)

    def __str__(self) -> str:
        return self.name
