"""What goes out: JSON, UTF-8, times with `Z`."""

import json
from datetime import UTC, datetime
from typing import Any

from django.http import HttpResponse


def json_response(body: Any, *, status: int = 200, content_type: str = "application/json") -> HttpResponse:
    response = HttpResponse(as_json(body), status=status, content_type=content_type)
    response.headers["Cache-Control"] = "no-store"
    # Django logs each answer from 400 on, unless told so: whoever sends nonsense would fill the disk.
    response._has_been_logged = True  # type: ignore[attr-defined]  # Django's own mark
    return response


def as_json(body: Any) -> bytes:
    # NUL and control characters stay as escapes; a character that cannot be sent becomes a question mark.
    text = json.dumps(body, default=_as_text, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")


def _as_text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    raise TypeError(f"{type(value).__name__} is not JSON")
