"""Refusals and faults as RFC 9457 problems."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel

from executions.api.answers import json_response
from executions.database import is_away

CONTENT_TYPE = "application/problem+json"
MOST_ERRORS = 20
LONGEST_NAME = 80
STORE_RETURNS = 5  # Seconds after which a database that is away is worth another try.

TITLES = {
    HTTPStatus.BAD_REQUEST: "Not JSON",
    HTTPStatus.UNAUTHORIZED: "Who are you?",
    HTTPStatus.FORBIDDEN: "Not allowed",
    HTTPStatus.NOT_FOUND: "Not found",
    HTTPStatus.METHOD_NOT_ALLOWED: "Not with this method",
    HTTPStatus.CONFLICT: "Conflict",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Too large",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "Not JSON",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Not valid",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Our fault",
    HTTPStatus.SERVICE_UNAVAILABLE: "Not now",
}

log = logging.getLogger(__name__)

FieldError = tuple[str, str]


@dataclass(slots=True)
class Problem(Exception):
    """An answer that is not what was asked for. `errors` are (field, sentence)."""

    status: int
    detail: str
    errors: Iterable[FieldError] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def body(self) -> dict[str, Any]:
        body = {
            "type": "about:blank",
            "title": TITLES.get(HTTPStatus(self.status), HTTPStatus(self.status).phrase),
            "status": self.status,
            "detail": self.detail,
        }
        if self.errors:
            body["errors"] = [{"field": name, "message": message} for name, message in self.errors]
        return body

    def within(self, place: str) -> "Problem":
        """The same of fields that are inside of `place`, such as `program.`."""
        errors = [(place + name, message) for name, message in self.errors]
        if self.status == HTTPStatus.UNPROCESSABLE_ENTITY:
            return invalid(errors)
        return Problem(self.status, place + self.detail if errors else self.detail, errors, self.headers)

    def response(self) -> HttpResponse:
        response = json_response(self.body(), status=self.status, content_type=CONTENT_TYPE)
        for name, value in self.headers.items():
            response.headers[name] = value
        return response


def invalid(errors: Iterable[FieldError]) -> Problem:
    """422: `errors` name each field that is wrong, with what is allowed."""
    shown = [(shortened(name), message) for name, message in list(errors)[:MOST_ERRORS]]
    first = "; ".join(f"{name} {message}" for name, message in shown[:3])
    return Problem(422, f"{first}." if len(shown) <= 3 else f"{first}; and more.", shown)


def refuse_unknown_parameters(request: HttpRequest, query: type[BaseModel]) -> None:
    unknown = [name for name in request.GET if name not in query.model_fields]
    if unknown:
        raise invalid(
            (name, f"is not a known parameter; known are {', '.join(query.model_fields)}") for name in unknown
        )


def not_found(what: str = "execution") -> Problem:
    """404, for what is not there and for what is somebody else's alike."""
    return Problem(404, f"There is no such {what}, or it is not yours.")


def busy(detail: str, *, seconds: int) -> Problem:
    return Problem(503, detail, headers={"Retry-After": str(seconds)})


def our_fault(error: BaseException) -> Problem:
    """What to say of a fault that is not the caller's: 503 for one that passes by itself, else 500."""
    if is_away(error):
        log.warning("the request failed: %s", error)
        return busy("The site does not reach its database at the moment; try again shortly.", seconds=STORE_RETURNS)
    log.error("the request failed", exc_info=error)
    return Problem(500, "Something went wrong on our side, and it has been noted.")


def shortened(name: str) -> str:
    """A name that a caller made up, fit to be repeated to them."""
    plain = name if name.isprintable() else ascii(name)[1:-1]
    return plain if len(plain) <= LONGEST_NAME else plain[:LONGEST_NAME] + "..."
