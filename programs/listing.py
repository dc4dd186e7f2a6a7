"""What somebody shares, newest first, in pages that stay apart whatever is added meanwhile."""

import re
from datetime import UTC, datetime, timedelta

from django.db.models import Q
from pydantic import ConfigDict, Field

from executions.api.fields import Fields
from executions.api.problems import invalid
from programs.snapshots import Snapshot

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class SnapshotQuery(Fields):
    """Which page. Query parameters are text, so numbers are read from it."""

    model_config = ConfigDict(strict=False)

    cursor: str = Field(default="", max_length=200, description="`next` of the page before.", examples=[""])
    limit: int = Field(default=20, ge=1, le=100, description="How many at most.", examples=[20])


def page(owner: str, query: SnapshotQuery) -> tuple[list[Snapshot], str | None]:
    """One page, without the programs, and the cursor of the next. Raises Problem 422."""
    rows = Snapshot.objects.of(owner).light()
    if query.cursor:
        at, identifier = _read(query.cursor)
        rows = rows.filter(Q(created_at__lt=at) | Q(created_at=at, pk__lt=identifier))
    found = list(rows.order_by("-created_at", "-pk")[: query.limit + 1])
    shown = found[: query.limit]
    return shown, _cursor(shown[-1]) if len(found) > query.limit else None


def _cursor(last: Snapshot) -> str:
    return f"{(last.created_at - EPOCH) // MICROSECOND}-{last.pk}"


def _read(cursor: str) -> tuple[datetime, str]:
    found = re.fullmatch(r"([0-9]{1,17})-([0-9A-Za-z]+)", cursor)
    if found is None:
        raise invalid([("cursor", "must be the `next` of a page before")])
    return EPOCH + int(found[1]) * MICROSECOND, found[2]
