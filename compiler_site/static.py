"""Static files in front of Django: compressed at set-up, cached for ever where the name holds a hash."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from django.conf import settings
from whitenoise import WhiteNoise
from whitenoise.responders import Response

Scope = Mapping[str, Any]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Application = Callable[[Any, Any, Any], Awaitable[None]]

HASHED_NAME = re.compile(r"/assets/[^/]+-[\w-]{8}\.\w+$")  # As Vite names what it builds.
PLAIN = [(b"content-type", b"text/plain"), (b"x-content-type-options", b"nosniff")]


class StaticFiles:
    """Answers below STATIC_URL by WhiteNoise, all else by `site`; so pages and API need no synchronous middleware."""

    def __init__(self, site: Application) -> None:
        self._site = site
        self._files = WhiteNoise(
            None,
            root=settings.STATIC_ROOT,
            prefix=settings.STATIC_URL,
            immutable_file_test=lambda _path, url: bool(HASHED_NAME.search(url)),
            add_headers_function=_add_headers,
        ).files

    async def __call__(self, scope: Scope, receive: Any, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(settings.STATIC_URL):
            await self._serve(scope, send)
        else:
            await self._site(scope, receive, send)

    async def _serve(self, scope: Scope, send: Send) -> None:
        file = self._files.get(scope["path"])
        if file is None:
            await _send(send, 404, PLAIN, b"There is no such file.\n")
            return
        # Not asgiref's WsgiToAsgi: it reads in the thread that another request's database work may just have left.
        response, body = await asyncio.to_thread(_read, file, scope)
        headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in response.headers]
        await _send(send, int(response.status), headers, body)


def _as_wsgi(scope: Scope) -> dict[str, str]:
    return {
        f"HTTP_{name.decode('latin-1').upper().replace('-', '_')}": value.decode("latin-1")
        for name, value in scope["headers"]
    }


def _read(file: Any, scope: Scope) -> tuple[Response, bytes]:
    response = file.get_response(scope["method"], _as_wsgi(scope))
    if response.file is None:
        return response, b""
    with response.file as content:
        return response, content.read()


async def _send(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


def _add_headers(headers: Any, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
