"""One run, from claim to outcome."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from django.db import DatabaseError

from executions import metrics, notify, outcomes
from executions.database import in_database
from executions.limits import Limits
from executions.models import Execution, Outcome, Phase, Verdict
from executions.outcomes import Ran
from executions.program import Case, Program
from executions.sandbox.errors import EngineHangs, SandboxLost
from executions.sandbox.job import Ended, Output, Started, Step, Stop, Terminal, Waiting
from executions.sandbox.pool import Pool, Sandbox
from executions.steps import Steps
from executions.transcript import Frame, Transcript
from languages.models import Language

log = logging.getLogger(__name__)

TOLD_AFTER = 0.05  # Seconds; most steps are over by then, and need no write to the database.
TYPED_AHEAD_BYTES = 64 * 1024
MOST_FILES = 10
MOST_FILE_BYTES = 5 << 20
LONGEST_FILE_NAME = 1024


class Interrupted(Exception):
    """The run was ended from outside, for the reason given. `ended`: what it had taken by then."""

    def __init__(self, verdict: Verdict, message: str) -> None:
        super().__init__(message)
        self.verdict = verdict
        self.message = message
        self.ended: Ended | None = None


class LeaseLost(Exception):
    """The run was stopped because another worker may run it by now."""


class CompilationFailed(Exception):
    def __init__(self, ended: Ended) -> None:
        super().__init__(ended.stop)
        self.ended = ended


class Run:
    """An execution on its way through a sandbox; what its terminals say reaches it meanwhile."""

    def __init__(self, execution: Execution, language: Language, pool: Pool) -> None:
        self.execution = execution
        self.last_watched = time.monotonic()
        self.held_until = float("inf")  # By the monotonic clock: then another worker may take it over.
        self._pool = pool
        self._program = Program.from_json(execution.program)
        self._steps = Steps(execution, language, self._program, execution.limits)
        self._transcript = Transcript(execution.pk, eager=execution.interactive)
        self._terminal = Terminal(columns=self._program.columns, rows=self._program.rows)
        self._compile_ms: int | None = None
        self._stepping: Sandbox | None = None  # While any step runs.
        self._listening: Sandbox | None = None  # While the program itself runs and takes input.
        self._typed = bytearray()
        self._input_ended = False
        self._granted = 0
        self._abandoned: Exception | None = None  # Why how it ends is not to be recorded.
        self._interruption: Interrupted | None = None

    # What terminals and the worker say.

    def stop(self, verdict: Verdict = Verdict.CANCELLED, message: str = "Stopped on request") -> None:
        """End it now; the first reason given counts."""
        self._interruption = self._interruption or Interrupted(verdict, message)
        if self._stepping:
            self._stepping.kill()

    def abandon(self) -> None:
        """The worker ends: an interactive run ends with it, a batch run is somebody else's."""
        if self.execution.interactive:
            self.stop(Verdict.INTERNAL_ERROR, "Stopped: the site is restarting; run it again")
        else:
            self._abandoned = SandboxLost("the worker ends")
            self.stop()

    def let_go(self) -> None:
        """It could not be held: stop it, and say nothing more of it. An outcome that is there is still offered."""
        self.held_until = float("inf")
        self._abandoned = LeaseLost()
        self.stop()
        self._transcript.withdraw()

    def type(self, data: bytes) -> bool:
        """Input from a terminal. False: more than is kept until the program starts."""
        if self._listening:
            self._listening.write(data)
        elif len(self._typed) + len(data) <= TYPED_AHEAD_BYTES:
            self._typed += data
        else:
            return False
        return True

    def end_input(self) -> None:
        self._input_ended = True
        if self._listening:
            self._listening.end_input()

    def resize(self, columns: int, rows: int) -> None:
        self._terminal = Terminal(columns=columns, rows=rows)
        if self._listening:
            self._listening.resize(self._terminal)

    def signal(self, name: str) -> None:
        if self._listening:
            self._listening.signal(name)

    def acknowledge(self, seq: int) -> None:
        """A browser has drawn everything up to frame `seq`: as much more may come."""
        seen = self._transcript.bytes_up_to(seq)
        if self._listening and seen > self._granted:
            self._listening.grant(seen - self._granted)
            self._granted = seen

    # The run.

    async def outcome(self) -> Outcome:
        """Run it to its end. Raises SandboxError when the fault is ours."""
        try:
            if self._program.cases:
                return outcomes.of_cases(await self._run_cases(), *self._common())
            case = Case(input=self._program.input, expected_output=self._program.expected_output)
            step = self._run_step(case)
            async with self._prepared(then=step) as box:
                ran = await self._run_program(box, case, step)
                files = await box.collect(most=MOST_FILES, size=MOST_FILE_BYTES) if ran.ended.left_files else []
            named = [file for file in files if len(file.name) <= LONGEST_FILE_NAME]
            return outcomes.of_run(replace(ran, files=named), *self._common())
        except EngineHangs as hangs:
            if self.execution.interactive:  # Somebody has talked to it: it cannot begin again as if nothing had been.
                raise SandboxLost(str(hangs)) from hangs
            raise
        except CompilationFailed as failed:
            return outcomes.of_failed_compilation(failed.ended, *self._common())
        except Interrupted as interrupted:
            if self._abandoned:
                raise self._abandoned from interrupted
            reason = interrupted.verdict, interrupted.message
            return outcomes.of_interruption(reason, interrupted.ended, *self._common())

    def _common(self) -> tuple[Limits, int | None, list[Frame]]:
        return self._steps.limits, self._compile_ms, self._transcript.frames

    async def close(self) -> None:
        """Forget it: how it ended stands in its row."""
        await self._transcript.close()

    def longest(self) -> float:
        """Seconds after which it must have ended by its own limits."""
        limits = self._steps.limits
        runs = max(1, len(self._program.cases))
        return (limits.compile_wall_ms + limits.wall_ms) * runs / 1000

    def unwatched_for(self) -> float:
        """Seconds since a terminal was last heard of."""
        return time.monotonic() - self.last_watched

    @asynccontextmanager
    async def _prepared(self, then: Step | None = None) -> AsyncIterator[Sandbox]:
        """A sandbox with the program in it, compiled. `then`: what is sure to be run next."""
        asked = time.monotonic()
        async with self._pool.sandbox(self._steps.spec(), owner=self.execution.owner) as box:
            metrics.starts.observe(time.monotonic() - asked)
            self._raise_if_interrupted()
            await box.open(self._steps.files())
            if self._steps.compiles:
                await self._compile(box, then)
            yield box

    async def _compile(self, box: Sandbox, then: Step | None) -> None:
        ended = await self._step(box, self._steps.compile(), Phase.COMPILING, then)
        self._compile_ms = (self._compile_ms or 0) + outcomes.ms(ended.wall)
        if ended.stop is not Stop.EXITED or ended.exit_code != 0:
            raise CompilationFailed(ended)

    async def _run_cases(self) -> list[Ran]:
        """Each case in a jail of its own, the program compiled once."""
        runs = []
        async with contextlib.AsyncExitStack() as sandboxes:
            box: Sandbox | None = None
            for number, case in enumerate(self._program.cases, 1):
                if box is None or not box.can_fork:  # Without a jail a sandbox serves a single run.
                    await sandboxes.aclose()
                    box = await sandboxes.enter_async_context(self._prepared())
                if box.can_fork:
                    await box.fork()
                named = replace(case, name=case.name or f"Case {number}")
                runs.append(await self._run_program(box, named, self._run_step(case)))
        return runs

    def _run_step(self, case: Case) -> Step:
        on_terminal = self.execution.interactive and not self._program.piped
        return self._steps.run(case, self._terminal if on_terminal else None)

    async def _run_program(self, box: Sandbox, case: Case, step: Step) -> Ran:
        before = len(self._transcript.frames)
        ended = await self._step(box, step, Phase.RUNNING)
        frames = self._transcript.frames[before:]
        return Ran(ended=ended, frames=frames, expected=case.expected_output, name=case.name)

    async def _step(self, box: Sandbox, step: Step, phase: Phase, then: Step | None = None) -> Ended:
        """Run `step` to its end, its output going to the transcript; `then` as in `Sandbox.run`."""
        self._raise_if_interrupted()
        entering = asyncio.create_task(self._enter(phase, box))
        self._stepping = box
        try:
            async for event in box.run(step, then):
                match event:
                    case Output():
                        self._transcript.add(event.stream, event.data)
                    case Started() if step.listens:
                        self._open_input(box)
                    case Waiting():
                        self._transcript.prompt()
                    case Ended():
                        ended = event
        finally:
            self._listening = self._stepping = None
            entering.cancel()
        self._transcript.end_of_step()
        if ended.stop is Stop.KILLED and self._interruption:
            self._interruption.ended = ended
            raise self._interruption
        return ended

    def _open_input(self, box: Sandbox) -> None:
        """The program takes input from now on, what was typed too early first."""
        self._listening = box
        self._granted = self._transcript.bytes_up_to(len(self._transcript.frames))  # What the compiler printed.
        box.resize(self._terminal)
        box.write(self._program.input.encode() + bytes(self._typed))
        self._typed.clear()
        if self._input_ended:
            box.end_input()

    async def _enter(self, phase: Phase, box: Sandbox) -> None:
        """Tell where it is, once it has been there for long enough that somebody may ask."""
        await asyncio.sleep(TOLD_AFTER)
        try:
            await in_database(self.execution.enter, phase, sandbox=box.id)
        except DatabaseError as error:
            log.warning("the phase of execution %s is not stored: %s", self.execution.pk, error)
        await notify.changed(self.execution.pk, notify.Change.STATE)

    def _raise_if_interrupted(self) -> None:
        if self._interruption:
            raise self._interruption
