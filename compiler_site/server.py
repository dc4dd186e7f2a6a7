"""Daphne, which by itself keeps whole request bodies in memory, however large, and closes sockets without a reason."""

import asyncio
from contextlib import suppress
from http import HTTPStatus
from io import BytesIO
from typing import Any

from autobahn.exception import Disconnected
from daphne.http_protocol import HTTPFactory, WebRequest
from daphne.server import Server as PlainServer
from daphne.ws_protocol import WebSocketFactory, WebSocketProtocol
from django.conf import settings

from executions.api.bodies import compressed, too_large
from executions.api.early import form_of
from executions.api.problems import Problem

# Clients send on before they read the answer, and would miss it if the connection were closed at once.
MOST_DISCARDED = 256 << 20


# Seconds for a client's answer to the close of a socket. Who speaks after them loses what it had not read: the result.
CLOSING = 10
RESTART = 1012


class Request(WebRequest):  # type: ignore[misc]  # Daphne has no types
    """Drops a body as soon as it is over the limit and answers 413 at its end; what is compressed gets 415."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._parsePOSTFormSubmission = False  # Twisted would read forms too, and answer those that it cannot read.
        self._size = 0
        self._answered = False

    def gotLength(self, length: int | None) -> None:
        refused = length is not None and length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        super().gotLength(0 if refused else length)
        if refused:
            self._size = length or 0
            if self.requestHeaders.hasHeader(b"Expect"):  # The client asks before it sends.
                self.requestHeaders.removeHeader(b"Expect")
                self._refuse(too_large())

    def handleContentChunk(self, data: bytes) -> None:
        self._size += len(data)
        if self._size <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            super().handleContentChunk(data)
        elif self._size > MOST_DISCARDED:
            self.channel.forceAbortClient()
        else:
            self.content = BytesIO()

    def process(self) -> Any:
        encoding = (self.requestHeaders.getRawHeaders(b"content-encoding") or [b"identity"])[0].decode("latin-1")
        if self._size > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return None if self._answered else self._refuse(too_large())
        if encoding.strip().lower() != "identity":
            return self._refuse(compressed(encoding))
        return super().process()

    def handle_reply(self, message: dict[str, Any]) -> None:
        if self.server.draining and message["type"] == "http.response.start":
            self.channel.persistent = False
            message = message | {"headers": [*message.get("headers", ()), (b"Connection", b"close")]}
        # Twisted drops the body of an answer to HEAD, but Daphne goes past that from the second part on.
        super().handle_reply(message | {"body": b""} if self.method == b"HEAD" and "body" in message else message)

    def _asked_for(self) -> str:
        """The path; while the client waits to be told to send its body, only the channel knows it."""
        path: bytes = getattr(self, "path", None) or self.channel._path
        return path.decode("latin-1")

    def _refuse(self, problem: Problem) -> None:
        self._answered = True
        kind, body = form_of(self._asked_for(), problem)
        reason = HTTPStatus(problem.status).phrase
        head = (
            f"HTTP/1.1 {problem.status} {reason}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
            "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.channel.loseConnection()


class Factory(HTTPFactory):  # type: ignore[misc]
    def buildProtocol(self, addr: Any) -> Any:
        protocol = super().buildProtocol(addr)
        protocol.requestFactory = Request
        return protocol


class Socket(WebSocketProtocol):  # type: ignore[misc]
    def handle_reply(self, message: dict[str, Any]) -> None:
        if message["type"] == "websocket.close" and self.state == self.STATE_OPEN:
            self.close_with(message.get("code") or 1000, message.get("reason") or "")
        else:
            with suppress(Disconnected):  # The peer has gone meanwhile; its handler hears of it next.
                super().handle_reply(message)

    def close_with(self, code: int, reason: str = "") -> None:
        """Codes that autobahn keeps for itself are meant for servers, too: 1011 and 1012."""
        if self.state == self.STATE_OPEN:
            self.sendCloseFrame(code=code, reasonUtf8=reason.encode())


class Server(PlainServer):  # type: ignore[misc]
    """Makes its factories itself and leaves no other way to exchange them."""

    draining = False  # Answers say that their connection ends.

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ports: list[Any] = []

    def listen_success(self, port: Any) -> None:
        super().listen_success(port)
        self._ports.append(port)

    async def drain(self, *, linger: float, grace: float) -> None:
        """End without a failed request: go on for `linger` seconds while balancers learn of it, take nothing new, tell
        sockets to come back, and let what is in flight end within `grace` seconds.
        """
        self.draining = True
        await asyncio.sleep(linger)
        for port in self._ports:
            port.stopListening()
        for protocol in list(self.connections):
            if isinstance(protocol, Socket):
                protocol.close_with(RESTART, "The site is restarting")
        with suppress(TimeoutError):
            async with asyncio.timeout(grace):
                while self._in_flight():  # noqa: ASYNC110 - Daphne tells nobody
                    await asyncio.sleep(0.05)
        self.stop()

    def _in_flight(self) -> bool:
        return any("disconnected" not in details for details in self.connections.values())

    @property
    def http_factory(self) -> HTTPFactory:
        return self._http_factory

    @http_factory.setter
    def http_factory(self, plain: HTTPFactory) -> None:
        self._http_factory = Factory(plain.server)

    @property
    def ws_factory(self) -> WebSocketFactory:
        return self._ws_factory

    @ws_factory.setter
    def ws_factory(self, plain: WebSocketFactory) -> None:
        plain.protocol = Socket
        plain.setProtocolOptions(closeHandshakeTimeout=CLOSING)
        self._ws_factory = plain
