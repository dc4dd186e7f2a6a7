"""The terminal of one execution."""

from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from accounts.keys import KeyRefused
from executions import queue
from executions.database import in_database
from executions.models import INTERACTIVE, Execution, ExecutionQuerySet
from executions.rates import RateExceeded
from executions.terminal import protocol
from executions.terminal.socket import Socket
from executions.terminal.stream import Follower
from executions.viewers import token_opens


class TerminalConsumer(Socket):
    """`WS /api/ws/terminal/{id}`: shows one execution, and takes what its owner types."""

    understands = protocol.CLIENT_MESSAGES

    async def opened(self) -> None:
        self._follower: Follower | None = None
        self._may_type = True
        await self.accept()  # Before it is refused: a browser shows the code of an accepted socket only.
        try:
            execution = await self._find()
        except KeyRefused:
            await self.key_revoked({})
            return
        except RateExceeded as exceeded:
            await self.too_often(exceeded)
            return
        if execution is None:
            await self.refuse("not_found", "There is no such execution.", protocol.NOT_FOUND)
            return
        self._follower = Follower(execution, channel=self.channel_name, send=self._pass_on)
        self.start(self._follow(self._follower))
        await self.pulse()

    async def closed(self) -> None:
        if self._follower:
            await self._follower.leave()

    async def pulse(self) -> None:
        await self._tell({"type": "watch"})

    async def execution_changed(self, event: dict[str, Any]) -> None:
        if self._follower:
            self._follower.changed(event["change"])

    async def take(self, message: dict[str, Any]) -> None:
        if self._follower is None:
            return
        match message["type"]:
            case "ack":
                self._follower.acknowledge(message["seq"])
                await self._tell(message)
            case "resume":
                self._follower.resume(message["seq"])
            case "stop":
                await queue.cancel(self._follower.execution)
            case _ if not self._may_type:
                await self.refuse("forbidden", f"This key may watch only: it lacks the scope {INTERACTIVE}.")
            case _ if self._follower.execution.has_ended:
                await self.refuse("ended", "The program has ended.")
            case _:
                await self._tell(message)

    async def _find(self) -> Execution | None:
        try:
            execution_id = UUID(self.scope["url_route"]["kwargs"]["id"])
        except ValueError:
            return None
        token = parse_qs(self.scope["query_string"].decode("latin-1")).get("token", [""])[0]
        executions: ExecutionQuerySet = Execution.objects.all()
        if not token_opens(token, execution_id):
            viewer = await self.viewer()
            self._may_type = viewer.may(INTERACTIVE)
            executions = executions.visible_to(viewer)
        return await in_database(executions.light().filter(pk=execution_id).first)

    async def _follow(self, follower: Follower) -> None:
        try:
            await follower.follow()
        except Execution.DoesNotExist:
            await self.refuse("deleted", "This execution was deleted.", protocol.NOT_FOUND)
        else:
            await self.close(protocol.OK)

    async def _pass_on(self, message: dict[str, Any]) -> None:
        await self.send_message(message)
        if message["type"] == "status" and self._follower:
            await self.say_what_was_kept(self._follower.execution)

    async def _tell(self, message: dict[str, Any]) -> None:
        if self._follower:
            await self.say(self._follower.execution, message)
