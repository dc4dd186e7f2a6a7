"""Who really calls when a proxy passes it on: for requests and sockets alike, before anything looks at it."""

import ipaddress
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

Application = Callable[[Any, Any, Any], Awaitable[None]]
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
FOR, PROTO = b"x-forwarded-for", b"x-forwarded-proto"
MOST_HOPS = 20


class Proxies:
    """Believes X-Forwarded-For and -Proto of the proxies in `trusted`, and of nobody else.

    Without any, addresses are those of the connection.
    """

    def __init__(self, site: Application, trusted: Iterable[Network]) -> None:
        self._site, self._trusted = site, tuple(trusted)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if self._trusted and scope["type"] in ("http", "websocket"):
            scope = self._seen_through(scope)
        await self._site(scope, receive, send)

    def _seen_through(self, scope: Any) -> Any:
        client, port = scope.get("client") or ("", 0)
        if not self._trusts(client):
            return scope
        found = self._first_stranger(_hops(scope["headers"]))
        return scope | {"client": [found or client, 0 if found else port]} | _scheme(scope)

    def _first_stranger(self, hops: list[str]) -> str | None:
        """From the nearest hop outwards: each proxy vouches only for the one before it. None: nobody is named."""
        found = None
        for hop in reversed(hops):
            if (address := _address(hop)) is None:
                return found
            found = address
            if not self._trusts(address):
                return found
        return found

    def _trusts(self, address: str) -> bool:
        known = _address(address)
        if known is None:
            return False
        parsed = ipaddress.ip_address(known)
        return any(parsed in network for network in self._trusted)


def _hops(headers: Iterable[tuple[bytes, bytes]]) -> list[str]:
    joined = b",".join(value for name, value in headers if name == FOR).decode("latin-1")
    return [each.strip() for each in joined.split(",") if each.strip()][-MOST_HOPS:]


def _address(text: str) -> str | None:
    """`text` as an IP address, without brackets and port."""
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        parsed = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = getattr(parsed, "ipv4_mapped", None)
    return str(mapped or parsed)


def _scheme(scope: Any) -> dict[str, str]:
    said = [value.decode("latin-1").rpartition(",")[2].strip() for name, value in scope["headers"] if name == PROTO]
    if said[-1:] not in (["https"], ["http"]):
        return {}
    secure = said[-1] == "https"
    return {"scheme": ("wss" if secure else "ws") if scope["type"] == "websocket" else said[-1]}
