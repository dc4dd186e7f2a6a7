"""Which socket is whose."""

from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer
from django.urls import re_path

from executions.terminal import protocol
from executions.terminal.consumers import TerminalConsumer
from executions.terminal.piston import PistonConsumer
from executions.terminal.sessions import SessionsConsumer


class NothingHere(AsyncWebsocketConsumer):
    async def connect(self) -> None:
        await self.accept()
        await self.close(protocol.NOT_FOUND)


def _route(pattern: str, consumer: type[AsyncWebsocketConsumer]) -> Any:
    view: Any = consumer.as_asgi()  # Channels routes ASGI applications by Django's patterns, made for views.
    return re_path(pattern, view)


routes = [
    _route(r"^api/ws/terminal/(?P<id>[^/]{1,100})/?$", TerminalConsumer),
    _route(r"^api/ws/?$", SessionsConsumer),
    _route(r"^api/v2/connect/?$", PistonConsumer),
    _route(r"", NothingHere),
]
