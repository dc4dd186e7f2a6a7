"""Somebody's server, as webhooks meet it."""

import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


class Receiver:
    """Keeps what it is sent; answers with `statuses` one after another, the last one for ever."""

    def __init__(self, *statuses: int, port: int = 0, location: str = "", tls: ssl.SSLContext | None = None) -> None:
        self.received: list[Received] = []
        self._statuses = list(statuses) or [200]
        self._location = location
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                receiver._take(self)

            do_PUT = do_GET = do_POST

            def log_message(self, *_: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def _take(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in handler.headers.items()}
        self.received.append(Received(method=handler.command, path=handler.path, headers=headers, body=body))
        handler.send_response(self._statuses.pop(0) if len(self._statuses) > 1 else self._statuses[0])
        if self._location:
            handler.send_header("Location", self._location)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/results?from=site"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def receiving(*statuses: int, **how: Any) -> Iterator[Receiver]:
    receiver = Receiver(*statuses, **how)
    receiver.start()
    try:
        yield receiver
    finally:
        receiver.stop()
