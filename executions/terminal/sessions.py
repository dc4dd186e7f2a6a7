"""One socket for many things: results of executions, and consoles."""

from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings

from executions import queue
from executions.allowances import QuotaRefused
from executions.database import in_database
from executions.limits import LimitsRefused
from executions.models import INTERACTIVE, Execution, Viewer
from executions.program import Program
from executions.queue import NoWorker, QueueFull, Submission
from executions.results import brief_result_of
from executions.terminal import protocol
from executions.terminal.socket import Socket
from executions.terminal.stream import Follower
from executions.tracing import refused
from languages.models import Language

MOST_CONSOLES = 8
MOST_JOINED = 100
LONGEST_WAIT = 24 * 3600.0


class SessionsConsumer(Socket):
    """`WS /api/ws`. A console is an execution too: its session id is the execution's."""

    understands = protocol.SESSIONS_CLIENT_MESSAGES

    async def opened(self) -> None:
        self._consoles: dict[str, Follower] = {}
        self._acknowledged_by_client: set[str] = set()
        self._joined: set[UUID] = set()
        await self.accept()
        if (viewer := await self.recognise()) is None:
            return
        self._viewer: Viewer = viewer
        if not settings.ANONYMOUS_API and self._viewer.owner.startswith("address:"):
            await self.refuse("unauthorized", "Open the site's page first.", protocol.UNAUTHORIZED)

    async def closed(self) -> None:
        for follower in self._consoles.values():  # A console lives as long as the socket that opened it.
            await queue.cancel(follower.execution)
            await follower.leave()

    async def pulse(self) -> None:
        for follower in self._consoles.values():
            await self._tell(follower, {"type": "watch"})

    async def execution_changed(self, event: dict[str, Any]) -> None:
        if follower := self._consoles.get(event["execution"]):
            follower.changed(event["change"])

    async def take(self, message: dict[str, Any]) -> None:
        match message["type"]:
            case "join_execution":
                await self._join(message["executionId"])
            case "terminal_create":
                await self._create(message)
            case _:
                await self._take_for_console(message)

    # Executions.

    async def _join(self, identifier: str) -> None:
        execution = await self._find(identifier)
        if execution is None:
            await self.refuse("not_found", "There is no such execution.")
        elif len(self._joined) >= MOST_JOINED:
            await self.refuse("too_many", f"One socket follows at most {MOST_JOINED} executions at a time.")
        elif execution.pk not in self._joined:
            self._joined.add(execution.pk)
            self.start(self._send_result(execution))

    async def _find(self, identifier: str) -> Execution | None:
        try:
            mine = Execution.objects.visible_to(self._viewer).filter(pk=UUID(identifier))
        except ValueError:
            return None
        return await in_database(mine.light().first)

    async def _send_result(self, execution: Execution) -> None:
        try:
            execution = await queue.wait(execution, seconds=LONGEST_WAIT)
        except Execution.DoesNotExist:
            await self.refuse("deleted", "This execution was deleted.")
        else:
            await self.send_message({"type": "execution_result"} | brief_result_of(execution))
        self._joined.discard(execution.pk)

    # Consoles.

    async def _create(self, message: dict[str, Any]) -> None:
        language = await in_database(Language.objects.offered().find, message["language"])
        if not self._viewer.may(INTERACTIVE):
            refused(f"scope {INTERACTIVE} refused", owner=self._viewer.owner)
            await self._fail("", f"This key is not for that: it lacks the scope {INTERACTIVE}.")
        elif len(self._consoles) >= MOST_CONSOLES:
            await self._fail("", f"One socket may have at most {MOST_CONSOLES} consoles open.")
        elif language is None or not language.console or not language.built:
            await self._fail("", "There is no console for that language.")
        else:
            await self._submit(language, Program(columns=message["cols"], rows=message["rows"]))

    async def _submit(self, language: Language, program: Program) -> None:
        submission = Submission(
            owner=self._viewer.owner, language=language, program=program, interactive=True, console=True
        )
        try:
            execution = await queue.submit(submission)
        except (QueueFull, NoWorker):
            await self._fail("", "Nothing more can be started at the moment; try again soon.")
            return
        except (QuotaRefused, LimitsRefused) as refused:
            await self._fail("", str(refused))
            return
        session = str(execution.pk)
        follower = Follower(execution, channel=self.channel_name, send=partial(self._pass_on, session))
        self._consoles[session] = follower
        await self.send_message({"type": "terminal_created", "sessionId": session, "language": language.slug})
        self.start(self._follow(session, follower))

    async def _follow(self, session: str, follower: Follower) -> None:
        try:
            await follower.follow()
        except Execution.DoesNotExist:
            await self.send_message({"type": "terminal_closed", "sessionId": session, "exitCode": None})
        await follower.leave()
        self.forget(follower.execution)
        self._consoles.pop(session, None)
        self._acknowledged_by_client.discard(session)

    async def _pass_on(self, session: str, message: dict[str, Any]) -> None:
        follower = self._consoles[session]
        match message["type"]:
            case "status":
                await self.say_what_was_kept(follower.execution)
                if message["status"] == "running":
                    await self._tell(follower, {"type": "watch"})
            case "output":
                seq, data = message["seq"], message["data"]
                await self.send_message({"type": "terminal_output", "sessionId": session, "seq": seq, "data": data})
                if session not in self._acknowledged_by_client:
                    await self._acknowledge(follower, seq)
            case "result":
                if message["verdict"] == "internal_error":
                    await self._fail(session, message["message"])
                await self.send_message(
                    {"type": "terminal_closed", "sessionId": session, "exitCode": message["exitCode"]}
                )

    async def _take_for_console(self, message: dict[str, Any]) -> None:
        session = message.pop("sessionId")
        follower = self._consoles.get(session)
        if follower is None:
            await self._fail(session, "This socket has no such console open.")
        elif message["type"] == "terminal_close":
            await queue.cancel(follower.execution)
        elif message["type"] == "terminal_ack":
            self._acknowledged_by_client.add(session)
            await self._acknowledge(follower, message["seq"])
        else:
            await self._tell(follower, message | {"type": message["type"].removeprefix("terminal_")})

    async def _acknowledge(self, follower: Follower, seq: int) -> None:
        follower.acknowledge(seq)
        await self._tell(follower, {"type": "ack", "seq": seq})

    async def _tell(self, follower: Follower, message: dict[str, Any]) -> None:
        await self.say(follower.execution, message)

    async def _fail(self, session: str, sentence: str) -> None:
        await self.send_message({"type": "terminal_error", "sessionId": session, "message": sentence})
