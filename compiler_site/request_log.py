"""One line for each request, and the id by which its other lines are found: in the logs, and in the answer."""

import time
from collections.abc import Awaitable, Callable
from typing import Any, cast

import structlog
from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

from compiler_site.logs import path_of
from executions.tracing import begin

HEADER = "X-Request-ID"

log = structlog.stdlib.get_logger("request")

Answer = HttpResponseBase | Awaitable[HttpResponseBase]


@sync_and_async_middleware
def request_log(get_response: Callable[[HttpRequest], Answer]) -> Callable[[HttpRequest], Answer]:
    """Before all other middleware."""
    if iscoroutinefunction(get_response):

        async def later(request: HttpRequest) -> HttpResponseBase:
            began, name = time.perf_counter(), begin(request.headers.get(HEADER, ""))
            return _note(request, await cast(Awaitable[HttpResponseBase], get_response(request)), name, began)

        return later

    def now(request: HttpRequest) -> HttpResponseBase:
        began, name = time.perf_counter(), begin(request.headers.get(HEADER, ""))
        return _note(request, cast(HttpResponseBase, get_response(request)), name, began)

    return now


def _note(request: HttpRequest, response: HttpResponseBase, name: str, began: float) -> HttpResponseBase:
    response.headers[HEADER] = name
    viewer: Any = getattr(request, "auth", None)
    known = {"owner": viewer.owner} if hasattr(viewer, "owner") else {}
    log.info(
        "answered",
        method=request.method,
        path=path_of(request),
        status=response.status_code,
        ms=round((time.perf_counter() - began) * 1000, 1),
        client=request.META.get("REMOTE_ADDR", ""),
        **known,
    )
    return response
