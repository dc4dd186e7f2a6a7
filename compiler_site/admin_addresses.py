"""The admin, for networks that may see it: elsewhere there is no such page."""

import ipaddress
from collections.abc import Awaitable, Callable
from typing import cast

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

from executions.tracing import refused

Answer = HttpResponseBase | Awaitable[HttpResponseBase]


@sync_and_async_middleware
def admin_addresses(get_response: Callable[[HttpRequest], Answer]) -> Callable[[HttpRequest], Answer]:
    """404 for the admin's paths to callers outside ADMIN_ADDRESSES, where that is set."""
    if iscoroutinefunction(get_response):

        async def later(request: HttpRequest) -> HttpResponseBase:
            _turn_strangers_away(request)
            return await cast(Awaitable[HttpResponseBase], get_response(request))

        return later

    def now(request: HttpRequest) -> HttpResponseBase:
        _turn_strangers_away(request)
        return cast(HttpResponseBase, get_response(request))

    return now


def _turn_strangers_away(request: HttpRequest) -> None:
    asked = request.path_info == "/admin" or request.path_info.startswith("/admin/")
    if settings.ADMIN_ADDRESSES and asked and not _may_see(address := request.META.get("REMOTE_ADDR", "")):
        refused("admin hidden", client=address)
        raise Http404


def _may_see(address: str) -> bool:
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    return any(parsed in network for network in settings.ADMIN_ADDRESSES)
