"""The caller's executions, newest first, in pages that stay apart whatever is added meanwhile."""

import base64
import binascii
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from executions.api.problems import invalid
from executions.api.schemas import HistoryQuery
from executions.models import Execution, Viewer
from executions.results import status_of
from languages.models import Language

Position = tuple[datetime, UUID]


def page(viewer: Viewer, query: HistoryQuery) -> dict[str, Any]:
    """One page, and the cursor of the next. Never loads programs or outputs. Raises Problem 422."""
    rows = Execution.objects.filter(owner=viewer.owner).light()
    if query.language:
        rows = rows.filter(language=_slug(query.language))
    if query.verdict:
        rows = rows.filter(verdict=query.verdict)
    if query.cursor:
        at, identifier = read_cursor(query.cursor)
        rows = rows.filter(Q(queued_at__lt=at) | Q(queued_at=at, pk__lt=identifier))
    found = list(rows.order_by("-queued_at", "-pk")[: query.limit + 1])
    shown = found[: query.limit]
    last = shown[-1] if len(found) > query.limit else None
    return {
        "executions": [summary(each) for each in shown],
        "next": cursor((last.queued_at, last.pk)) if last else None,
    }


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
