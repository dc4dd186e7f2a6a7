"""Which socket is whose."""

from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer
from django.urls import re_path

from executions.terminal import protocol
from executions.terminal.consumers import TerminalConsumer
from executions.terminal.sessions import SessionsConsumer


class NothingHere(AsyncWebsocketConsumer):  # type: ignore[misc]  # channels has no types
    async def connect(self) -> None:
        await self.accept()
        await self.close(protocol.NOT_FOUND)


routes: list[Any] = [
    re_path(r"^api/ws/terminal/(?P<id>[^/]{1,100})/?$", TerminalConsumer.as_asgi()),
    re_path(r"^api/ws/?$", SessionsConsumer.as_asgi()),
    re_path(r"", NothingHere.as_asgi()),
]
