"""Callers see in each answer of the API how often they may call."""

from collections.abc import Awaitable, Callable
from typing import Any, cast

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

Answer = HttpResponseBase | Awaitable[HttpResponseBase]


@sync_and_async_middleware
def rate_headers(get_response: Callable[[HttpRequest], Answer]) -> Callable[[HttpRequest], Answer]:
    """Says the rate that `callers.caller` found. An answer with headers of its own, as of a quota, keeps them."""
    if iscoroutinefunction(get_response):

        async def later(request: HttpRequest) -> HttpResponseBase:
            return _tell(request, await cast(Awaitable[HttpResponseBase], get_response(request)))

        return later

    def now(request: HttpRequest) -> HttpResponseBase:
        return _tell(request, cast(HttpResponseBase, get_response(request)))

    return now


def _tell(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    rate: Any = getattr(request, "rate", None)
    if rate and "RateLimit-Limit" not in response.headers:
        for name, value in rate.headers.items():
            response.headers[name] = value
    return response
