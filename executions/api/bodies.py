"""What came in: one JSON document, read strictly and within bounds."""

import json
import math
import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from executions.api.problems import Problem, shortened

MOST_VALUES = 100_000
MOST_FIELDS = 128  # Of one object; metadata's included.
DEEPEST = 40
JSON_TYPE = re.compile(r"application/(?:[\w.-]+\+)?json")
# What clients send that were told nothing: curl's -d, and Python's urllib.
UNDECLARED = ("", "application/x-www-form-urlencoded", "application/octet-stream")
NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


def too_large() -> Problem:
    return Problem(413, f"A request body may have at most {settings.DATA_UPLOAD_MAX_MEMORY_SIZE} bytes.")


def compressed(encoding: str) -> Problem:
    """For a body that would have to be unpacked, to whatever size."""
    return Problem(415, f"The body must not be compressed; this one is {shortened(encoding)}.")


def read_json(request: HttpRequest) -> Any:
    """The document in the request's body. Raises Problem: 400, 413 or 415."""
    declared = _declared(request)
    body = request.body
    if len(body) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise too_large()
    try:
        return parse(body)
    except Problem:
        if declared:
            raise
        raise Problem(415, "The body must be JSON; send it as Content-Type: application/json.") from None


def _declared(request: HttpRequest) -> bool:
    """Whether the body is called JSON; Problem when it is called something else."""
    kind = (request.content_type or "").lower()
    charset = (request.content_params or {}).get("charset", "utf-8").lower().strip('"')
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise Problem(415, f"The body must be UTF-8, not {shortened(charset)}.")
    if JSON_TYPE.fullmatch(kind):
        return True
    if kind in UNDECLARED:
        return False
    raise Problem(415, f"The body must be application/json, not {shortened(kind)}.")


def parse(body: bytes) -> Any:
    """The document that `body` is, whatever it was called. Raises Problem: 400 or 413."""
    if body.startswith(b"\xef\xbb\xbf"):
        raise Problem(400, "The body begins with a byte order mark; send it without.")
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise Problem(400, f"The body is not UTF-8: byte {error.start} cannot be read.") from None
    _bound(body)
    try:
        document = json.loads(text, object_pairs_hook=_without_duplicates, parse_constant=_refuse, parse_float=_finite)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Problem(400, f"The body is not JSON: {error.msg}, {where}.") from None
    except (ValueError, RecursionError) as error:
        raise Problem(400, f"The body is not JSON as it is read here: {error}.") from None
    if "\\ud" in text or "\\uD" in text:
        _refuse_surrogates(document)
    return document


def _bound(body: bytes) -> None:
    """Count values and levels before anything is made of them. What is no JSON may pass, and fails afterwards."""
    unescaped = body.replace(b"\\\\", b"").replace(b'\\"', b"")
    too_many = Problem(413, f"The body may hold at most {MOST_VALUES} values.")
    if unescaped.count(b'"') > 4 * MOST_VALUES:
        raise too_many
    outside_strings = b"".join(unescaped.split(b'"')[::2])
    if sum(map(outside_strings.count, (b",", b"[", b"{"))) > MOST_VALUES:
        raise too_many
    depth = 0
    for bracket in outside_strings.translate(None, NOT_BRACKETS):
        depth += 1 if bracket in b"[{" else -1
        if depth > DEEPEST:
            raise Problem(400, f"The body is nested deeper than {DEEPEST} levels.")


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > MOST_FIELDS:
        raise ValueError(f"an object has {len(pairs)} fields, and at most {MOST_FIELDS} are read")
    fields = dict(pairs)
    if len(fields) < len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]  # None
        raise ValueError(f"the field {shortened(twice)!r} is there twice")
    return fields


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"{shortened(digits)} is too large a number")
    return number


def _refuse_surrogates(document: Any) -> None:
    try:
        json.dumps(document, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        half = f"\\u{ord(error.object[error.start]):04x}"
        raise Problem(400, f"The body holds {half}, half of a character (a lone surrogate).") from None
