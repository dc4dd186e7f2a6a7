"""Static files in front of Django: compressed at set-up, cached for ever where the name holds a hash."""

import re
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from asgiref.wsgi import WsgiToAsgi
from django.conf import settings
from whitenoise import WhiteNoise

Application = Callable[[Any, Any, Any], Awaitable[None]]

HASHED_NAME = re.compile(r"/assets/[^/]+-[\w-]{8}\.\w+$")  # As Vite names what it builds.


def _not_found(_environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("404 Not Found", [("Content-Type", "text/plain"), ("X-Content-Type-Options", "nosniff")])
    return [b"There is no such file.\n"]


class StaticFiles:
    """Answers below STATIC_URL by WhiteNoise, all else by `site`; so pages and API need no synchronous middleware."""

    def __init__(self, site: Application) -> None:
        self._site = site
        files = WhiteNoise(
            _not_found,
            root=settings.STATIC_ROOT,
            prefix=settings.STATIC_URL,
            immutable_file_test=lambda _path, url: bool(HASHED_NAME.search(url)),
            add_headers_function=_add_headers,
        )
        self._files: Application = WsgiToAsgi(files)  # type: ignore[no-untyped-call]  # asgiref leaves it untyped

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        static = scope["type"] == "http" and scope["path"].startswith(settings.STATIC_URL)
        await (self._files if static else self._site)(scope, receive, send)


def _add_headers(headers: Any, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
