"""Django's ASGI handler without a thread that each request would be given for its end alone."""

import asyncio
from contextlib import suppress
from functools import partial
from typing import Any

from asgiref.sync import SyncToAsync, sync_to_async
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, ASGIRequest, get_script_prefix
from django.core.signals import request_finished
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix


class Handler(ASGIHandler):
    """Ends a request where it was answered: in its thread if it has one, else in the loop.

    Django starts a thread for it, and joins it, though what was answered without one has left nothing there (measured:
    a tenth of what a run costs the site's process). `request_started` is not sent: what listens to it closes old
    connections, of which a request's own thread has none yet, and `in_database` looks after its own.
    """

    async def handle(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        with body:
            set_script_prefix(get_script_prefix(scope))
            request, response = self.create_request(scope, body)
            if request is not None:
                response = await self._answer(request, receive, send)
            elif response:
                await self.send_response(response, send)
            finish = response.close if response else partial(request_finished.send, sender=type(self))
            if _has_thread():
                await sync_to_async(finish)()
            else:
                finish()

    async def _answer(self, request: ASGIRequest, receive: Any, send: Any) -> HttpResponseBase | None:
        """None: the client has gone before there was an answer."""
        answering = asyncio.create_task(self._respond(request, send))
        gone = asyncio.create_task(self.listen_for_disconnect(receive))
        try:
            await asyncio.wait((answering, gone), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (answering, gone):
                task.cancel()
            await asyncio.gather(answering, gone, return_exceptions=True)
        return None if answering.cancelled() else answering.result()

    async def _respond(self, request: ASGIRequest, send: Any) -> HttpResponseBase:
        response = await self.run_get_response(request)
        with suppress(asyncio.CancelledError):  # The client has gone; the response has yet to be closed.
            await self.send_response(response, send)
        return response


def _has_thread() -> bool:
    """Whether something synchronous was called in this request."""
    return SyncToAsync.thread_sensitive_context.get() in SyncToAsync.context_to_thread_executor
