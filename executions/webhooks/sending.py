"""One request to somebody's server: to exactly the address that was checked, in bounded time, following nothing."""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpcore

from executions.webhooks.addresses import AddressRefused, Destination, Resolve, addresses_of, allowed_addresses

PATIENCE = 5.0  # Seconds for all of it: name, connection, request, answer.
MOST_OF_ANSWER = 4096  # Bytes that are read, for the other side's sake; only the status counts.
MOST_ADDRESSES = 3


class NotSent(Exception):
    """No answer came; the sentence says why. `for_good`: no other try can end better."""

    def __init__(self, sentence: str, *, for_good: bool = False) -> None:
        super().__init__(sentence)
        self.for_good = for_good


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    method: str
    to: Destination
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class Pinned(httpcore.AnyIOBackend):
    """Connects to addresses that are allowed; what the name leads to is asked for once and here alone."""

    def __init__(self, resolve: Resolve, *, private: bool) -> None:
        self._resolve = resolve
        self._private = private

    async def connect_tcp(self, host: str, port: int, *args: Any, **kwargs: Any) -> httpcore.AsyncNetworkStream:
        failed: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in (await allowed_addresses(host, port, self._resolve, private=self._private))[:MOST_ADDRESSES]:
            try:
                return await super().connect_tcp(address, port, *args, **kwargs)
            except httpcore.ConnectError as error:
                failed = error
        raise failed


@cache
def _trusted() -> ssl.SSLContext:
    """The system's certificate authorities, SSL_CERT_FILE's, and the usual ones."""
    return httpcore.default_ssl_context()


async def send(letter: Letter, *, private: bool, resolve: Resolve = addresses_of, patience: float = PATIENCE) -> int:
    """The status of the answer. `private`: addresses that are not public will do. Raises NotSent."""
    try:
        async with asyncio.timeout(patience):
            return await _exchange(letter, Pinned(resolve, private=private))
    except AddressRefused as refused:
        raise NotSent(str(refused), for_good=True) from None
    except TimeoutError:
        raise NotSent(f"No answer within {patience:.0f} s") from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, OSError, UnicodeError) as error:
        raise NotSent(str(error) or type(error).__name__) from error


async def _exchange(letter: Letter, backend: Pinned) -> int:
    to = letter.to
    url = httpcore.URL(scheme=to.scheme, host=to.host, port=to.port, target=to.target)
    headers = [("Host", to.authority), ("Content-Length", str(len(letter.body))), *letter.headers.items()]
    async with (
        httpcore.AsyncConnectionPool(network_backend=backend, ssl_context=_trusted(), max_connections=1) as pool,
        pool.stream(letter.method, url, headers=headers, content=letter.body) as answer,
    ):
        read = 0
        async for chunk in answer.aiter_stream():
            read += len(chunk)
            if read >= MOST_OF_ANSWER:
                break
        return int(answer.status)
