"""Where webhooks may go: to public addresses, on ports where no mail server or the like takes a request for commands.

Nothing inside the network that the site is in may be reached, however its address is written or found.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from executions.deliveries import LONGEST_URL

WEB_PORTS = {"http": 80, "https": 443}
FIRST_FREE_PORT = 1024
LONGEST_HOST = 253

ANYCAST_RELAYS = IPv4Network("192.88.99.0/24")
GLOBAL_UNICAST = IPv6Network("2000::/3")
TRANSLATED = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are the IPv4 address that is reached.
TUNNELS = (IPv6Network("2002::/16"), IPv6Network("3fff::/20"))  # 6to4, with any IPv4 address inside; documentation.
ISATAP, ISATAP_BITS = 0x5EFE, 0xFDFF_FFFF  # RFC 5214: marks an interface that is an IPv4 address.

# Apart from others: a name server of a caller's own may keep these waiting.
_threads = ThreadPoolExecutor(8, thread_name_prefix="names")

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Awaitable[list[str]]]


class UrlRefused(Exception):
    """What is wrong with a URL, as a predicate."""


class AddressRefused(Exception):
    """A name leads to where webhooks may not go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A URL taken apart. `target`: path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == WEB_PORTS[self.scheme] else f"{host}:{self.port}"


def destination_of(url: str, *, private: bool) -> Destination:
    """What `url` says; where its name leads is seen when it is used. `private`: anywhere will do. Raises UrlRefused."""
    if len(url) > LONGEST_URL:
        raise UrlRefused(f"must have at most {LONGEST_URL} characters")
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        raise UrlRefused(
            "must be printable ASCII without blanks and backslashes (other characters as %xx, names as xn--)"
        )
    destination = _taken_apart(url)
    if not private and _is_known_to_be_inside(destination.host):
        raise UrlRefused("must lead to a public address, not into the network that this site is in")
    return destination


def _taken_apart(url: str) -> Destination:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise UrlRefused("must be a URL such as https://example.org/results") from None
    if parts.scheme not in WEB_PORTS or not parts.hostname or len(parts.hostname) > LONGEST_HOST:
        raise UrlRefused("must be an http:// or https:// URL with a host name")
    if "@" in parts.netloc:
        raise UrlRefused("must not hold a user name or password")
    if port is None:
        port = WEB_PORTS[parts.scheme]
    if port not in WEB_PORTS.values() and port < FIRST_FREE_PORT:
        raise UrlRefused(f"must lead to port 80, 443, or one from {FIRST_FREE_PORT} on")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Destination(scheme=parts.scheme, host=parts.hostname, port=port, target=target)


def _is_known_to_be_inside(host: str) -> bool:
    name = host.rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    address = _literal(name)
    return address is not None and not is_public(address)


def _literal(host: str) -> Address | None:
    """The address that `host` is, in any of the forms that systems take: 127.0.0.1, 127.1, 0x7f.1, 2130706433, ::1."""
    try:
        return ip_address(host)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))
    except OSError:
        return None


def is_public(address: Address) -> bool:
    """Whether packets to it leave for the internet: everything that is not known to do so is refused."""
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and address not in ANYCAST_RELAYS
    if address.ipv4_mapped:
        return is_public(address.ipv4_mapped)
    if address in TRANSLATED:
        return is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
    if address not in GLOBAL_UNICAST or not address.is_global or any(address in network for network in TUNNELS):
        return False
    return int(address) >> 32 & ISATAP_BITS != ISATAP


async def addresses_of(host: str, port: int) -> list[str]:
    """What the system's name service says. Raises OSError."""
    found = await asyncio.get_running_loop().run_in_executor(
        _threads, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    )
    return [str(address[0]) for *_, address in found]


async def allowed_addresses(host: str, port: int, resolve: Resolve, *, private: bool) -> list[str]:
    """Where to connect to: asked for once, so that no second answer can differ. Raises AddressRefused, OSError."""
    found = await resolve(host, port)
    if not private and not all(is_public(ip_address(each)) for each in found):
        raise AddressRefused(f"{host} leads to an address that is not public")
    return found
