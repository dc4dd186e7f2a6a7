"""Counts requests and sockets as they pass."""

import time
from collections.abc import Awaitable, Callable
from typing import Any

from executions import metrics

Application = Callable[[Any, Any, Any], Awaitable[None]]
METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))  # Others are anybody's invention.


class Counting:
    def __init__(self, site: Application) -> None:
        self._site = site

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "websocket":
            metrics.sockets.inc()
            try:
                await self._site(scope, receive, send)
            finally:
                metrics.closed_sockets.inc()
            return

        came = time.monotonic()

        async def counted(message: Any) -> None:
            if message["type"] == "http.response.start":
                method = scope["method"] if scope["method"] in METHODS else "other"
                metrics.requests.labels(method, message["status"]).inc()
                metrics.answers.observe(time.monotonic() - came)
            await send(message)

        await self._site(scope, receive, counted)
