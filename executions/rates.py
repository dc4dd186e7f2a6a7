"""How often somebody may call, whoever they are: counted by the minute in the cache that processes share."""

import ipaddress
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.cache import cache

from executions.models import Viewer

WINDOW = 60  # Seconds.
SHARED_BITS = 64  # Of an IPv6 address: what one customer has.


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Where a caller stands in this minute. `reset`: seconds until the next one."""

    limit: int
    remaining: int
    reset: int

    @property
    def headers(self) -> Mapping[str, str]:
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.reset),
        }


class RateExceeded(Exception):
    """Too often in this minute. The text is a sentence for whoever calls."""

    def __init__(self, rate: Rate, what: str) -> None:
        super().__init__(f"At most {rate.limit} {what} a minute are answered. Come back in {rate.reset} s.")
        self.rate = rate


async def take_call(viewer: Viewer) -> Rate | None:
    """Count one more call of a key, session or address; None where no rate is set. Raises RateExceeded."""
    kind, _, who = viewer.owner.partition(":")
    limit, what = _limit_of(kind)
    if not limit:
        return None
    used, reset = await _count(f"{kind}:{network_of(who) if kind == 'address' else who}")
    rate = Rate(limit=limit, remaining=max(0, limit - used), reset=reset)
    if used > limit:
        raise RateExceeded(rate, what)
    return rate


def _limit_of(kind: str) -> tuple[int, str]:
    if kind == "key":
        return settings.RATE_KEY, "calls with one key"
    if kind == "address":
        return settings.RATE_ADDRESS, "calls from one address"
    return settings.RATE_SESSION, "calls of one session"


async def refuse_guessing(address: str) -> None:
    """Raises RateExceeded when too many keys that came from there were refused in this minute."""
    if not settings.RATE_REFUSED_KEYS:
        return
    used, reset = await _look(f"refused:{network_of(address)}")
    if used >= settings.RATE_REFUSED_KEYS:
        rate = Rate(limit=settings.RATE_REFUSED_KEYS, remaining=0, reset=reset)
        raise RateExceeded(rate, "refused keys from one address")


async def note_refused_key(address: str) -> None:
    if settings.RATE_REFUSED_KEYS:
        await _count(f"refused:{network_of(address)}")


def network_of(address: str) -> str:
    """An IPv4 address as it is, of an IPv6 address its /64; anything else as it is."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, SHARED_BITS), strict=False))
    return str(parsed)


async def _count(subject: str) -> tuple[int, int]:
    """How many there are of it in this minute, this one included, and seconds until the next minute."""
    name, reset = _place(subject)
    return (await _in_cache(_add_one, name)), reset


async def _look(subject: str) -> tuple[int, int]:
    name, reset = _place(subject)
    return (await _in_cache(_number, name)), reset


def _place(subject: str) -> tuple[str, int]:
    minute, second = divmod(time.time(), WINDOW)
    return f"rate:{subject}:{minute:.0f}", max(1, WINDOW - int(second))


def _add_one(name: str) -> int:
    cache.add(name, 0, timeout=2 * WINDOW)
    try:
        return cache.incr(name)
    except ValueError:  # It was flushed at this very moment.
        return 1


def _number(name: str) -> int:
    return int(cache.get(name, 0))


async def _in_cache(work: Callable[[str], int], name: str) -> int:
    """What `work` returns: at once from this process's memory, in a thread where Redis may have to be waited for."""
    return await sync_to_async(work, thread_sensitive=False)(name) if settings.REDIS_URL else work(name)
