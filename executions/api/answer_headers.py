"""The headers of answers, described."""

from typing import Any

Described = dict[str, Any]


def _header(description: str, example: str, *, kind: str = "string", required: bool = True) -> Described:
    return {"description": description, "required": required, "schema": {"type": kind}, "example": example}


OF_PROBLEMS: dict[int, Described] = {
    401: {"WWW-Authenticate": _header("How to say who calls.", "Bearer")},
    429: {
        "Retry-After": _header("Seconds after which to come back.", "17"),
        "RateLimit-Limit": _header("How many there may be.", "100"),
        "RateLimit-Remaining": _header("How many of them are left.", "0"),
        "RateLimit-Reset": _header("Seconds until there are more.", "17"),
    },
    503: {"Retry-After": _header("Seconds after which to try again.", "2")},
}
LOCATION = {"Location": _header("Path of the execution's status.", "/api/status/0b8f6d1e-6a44-4a0c-9d0e-6f2f4f0c2f11")}
ETAG = {
    "ETag": _header("Names this answer; send it as `If-None-Match` next time.", '"6f1ed002ab5595859014ebf0951522d9"')
}
ATTACHMENT = {"Content-Disposition": _header("The file's name.", 'attachment; filename="plot.svg"')}
# By operation and status.
OF_ANSWERS: dict[tuple[str, str], Described] = {
    ("execute", "202"): LOCATION,
    ("submit", "202"): LOCATION,
    ("languages", "200"): ETAG,
    ("language", "200"): ETAG,
    ("file", "200"): ATTACHMENT,
}


def describe(operation: Described) -> None:
    """Add the headers to an operation's answers, and the answer that only repeats an `ETag`."""
    for (name, status), headers in OF_ANSWERS.items():
        if name == operation["operationId"]:
            operation["responses"][status]["headers"] = headers
            if headers is ETAG:
                operation["responses"]["304"] = {"description": "As it was.", "headers": ETAG}
