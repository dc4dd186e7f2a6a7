"""The caller's executions, newest first, in pages that stay apart whatever is added meanwhile."""

import base64
import binascii
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from executions.api.problems import invalid
from executions.api.schemas import HistoryQuery
from executions.models import Execution, ExecutionQuerySet, Viewer
from executions.results import status_of
from languages.models import Language

Position = tuple[datetime, UUID]
LOOKED_THROUGH = 10_000  # Of somebody with very many, for one page: a rare kind is found in several steps.


def page(viewer: Viewer, query: HistoryQuery) -> dict[str, Any]:
    """One page, and the cursor of the next. Never loads programs or outputs. Raises Problem 422."""
    wanted: dict[str, str] = {"verdict": query.verdict} if query.verdict else {}
    if query.language:
        wanted["language"] = _slug(query.language)
    rows = Execution.objects.filter(owner=viewer.owner).light()
    shown, following = part(rows, query.limit, after=query.cursor, **wanted)
    return {"executions": [summary(each) for each in shown], "next": following}


def part(rows: ExecutionQuerySet, most: int, *, after: str = "", **wanted: str) -> tuple[list[Execution], str | None]:
    """The newest of `rows` beyond the cursor `after` that are as `wanted`, and the cursor of what follows.

    Fewer than `most`, even none, may be followed by more: `LOOKED_THROUGH`. Raises Problem: no cursor of ours.
    """
    rows = rows.order_by("-queued_at", "-pk")
    if after:
        at, identifier = read_cursor(after)
        # The first condition alone tells an index where to begin.
        rows = rows.filter(queued_at__lte=at).filter(Q(queued_at__lt=at) | Q(pk__lt=identifier))
    last = _last_looked_at(rows) if wanted else None
    if last:
        at, identifier = last
        rows = rows.filter(queued_at__gte=at).filter(Q(queued_at__gt=at) | Q(pk__gte=identifier))
    found = list(rows.filter(**wanted)[: most + 1])
    if len(found) > most:
        last = (found[most - 1].queued_at, found[most - 1].pk)
    return found[:most], cursor(last) if last else None


def _last_looked_at(rows: ExecutionQuerySet) -> Position | None:
    """None: there are no more than are looked through."""
    positions = rows.values_list("queued_at", "pk")[LOOKED_THROUGH - 1 : LOOKED_THROUGH]
    return next(iter(positions), None)


def summary(execution: Execution) -> dict[str, Any]:
    return status_of(execution, execution.queue_position()) | {
        "language": execution.language,
        "languageVersion": execution.language_version,
        "interactive": execution.interactive,
        "message": execution.message,
        "exitCode": execution.exit_code,
        "executionTime": execution.wall_ms,
        "memory": execution.memory_kib,
    }


def cursor(position: Position) -> str:
    at, identifier = position
    return base64.urlsafe_b64encode(f"{at.isoformat()} {identifier}".encode()).decode().rstrip("=")


def read_cursor(text: str) -> Position:
    try:
        decoded = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii")
        at, identifier = decoded.split(" ")
        position = datetime.fromisoformat(at), UUID(identifier)
        if position[0].tzinfo is None:
            raise ValueError("without a time zone")
    except (ValueError, binascii.Error):
        raise invalid([("cursor", "must be the `next` of a page before")]) from None
    return position


def _slug(name: str) -> str:
    language = Language.objects.find(name)
    if language is None:
        known = ", ".join(Language.objects.order_by("slug").values_list("slug", flat=True))
        raise invalid([("language", f"is not known; known are {known or 'none'}")])
    return language.slug
