"""An execution as Judge0 sees a submission: what was asked, what came of it, and which of fourteen statuses it has."""

import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from executions.api.judge0_languages import MULTI_FILE, name_of, numbers
from executions.api.judge0_request import KEY
from executions.limits import Limits
from executions.models import Execution, State, Verdict
from executions.program import File, Program
from executions.sandbox.job import Stream
from executions.transcript import bytes_of, text_of
from executions.verdicts import first_difference
from languages.models import Language

STATUSES = {
    1: "In Queue",
    2: "Processing",
    3: "Accepted",
    4: "Wrong Answer",
    5: "Time Limit Exceeded",
    6: "Compilation Error",
    7: "Runtime Error (SIGSEGV)",
    8: "Runtime Error (SIGXFSZ)",
    9: "Runtime Error (SIGFPE)",
    10: "Runtime Error (SIGABRT)",
    11: "Runtime Error (NZEC)",
    12: "Runtime Error (Other)",
    13: "Internal Error",
    14: "Exec Format Error",
}
QUEUED, PROCESSING, ACCEPTED, WRONG, TIME, COMPILATION, NZEC, OTHER, INTERNAL = 1, 2, 3, 4, 5, 6, 11, 12, 13
OF_SIGNALS = {"SIGSEGV": 7, "SIGXFSZ": 8, "SIGFPE": 9, "SIGABRT": 10}
WAITING = (QUEUED, PROCESSING)
OF_VERDICTS = {
    Verdict.SUCCESS: ACCEPTED,
    Verdict.WRONG_ANSWER: WRONG,
    Verdict.TIME_LIMIT: TIME,
    Verdict.CANCELLED: INTERNAL,
    Verdict.INTERNAL_ERROR: INTERNAL,
}
OUR_END = (Verdict.CANCELLED, Verdict.INTERNAL_ERROR)
# The signal by which Judge0's sandbox would have ended it.
SIGNAL_OF_LIMIT = {Verdict.MEMORY_LIMIT: "SIGKILL", Verdict.OUTPUT_LIMIT: "SIGXFSZ"}
COMPILER_STOPPED = {
    Verdict.TIME_LIMIT: "Compilation time limit exceeded.",
    Verdict.MEMORY_LIMIT: "Compilation memory limit exceeded.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the program. ms, KiB; of one run alone the very bytes, of several text."""

    verdict: str
    exit_code: int | None
    signal: str
    wall_ms: int
    cpu_ms: int
    memory_kib: int
    output: bytes
    error: bytes


class Submitted:
    """An execution, however it was submitted, with what is remembered of a Judge0 request."""

    def __init__(self, execution: Execution, languages: Mapping[str, Language]) -> None:
        self.execution = execution
        self._languages = languages

    @cached_property
    def program(self) -> Program:
        return Program.from_json(self.execution.program)

    @cached_property
    def limits(self) -> Limits:
        return self.execution.limits

    # What it was.

    @cached_property
    def _asked(self) -> Mapping[str, Any]:
        """Anybody may have put anything there, through the site's own API."""
        asked = self.execution.metadata.get(KEY)
        return asked if isinstance(asked, dict) else {}

    def number(self, name: str, otherwise: float) -> float:
        value = self._asked.get(name)
        return value if isinstance(value, int | float) and abs(value) < 1e9 else otherwise

    def text(self, name: str) -> str | None:
        value = self._asked.get(name)
        return value if isinstance(value, str) else None

    @property
    def redirected(self) -> bool:
        return self._asked.get("redirect_stderr_to_stdout") is True

    @property
    def cpu_seconds(self) -> float:
        return self.number("cpu_time_limit", self.limits.cpu_ms / 1000)

    @property
    def language_id(self) -> int | None:
        language = self._languages.get(self.execution.language)
        known, asked = numbers(language) if language else [], int(self.number("language_id", 0))
        return asked if asked in known else next(iter(known), None)

    @property
    def language(self) -> dict[str, Any]:
        language = self._languages.get(self.execution.language)
        return {"id": self.language_id, "name": name_of(language) if language else self.execution.language}

    @property
    def _sources(self) -> int:
        """How many of its files are the source; the others came beside it."""
        return 0 if self.language_id == MULTI_FILE else 1

    @property
    def source_code(self) -> bytes | None:
        return next((file.bytes() for file in self.program.files[: self._sources]), None)

    @property
    def additional_files(self) -> Sequence[File]:
        return self.program.files[self._sources :]

    # What came of it.

    @property
    def _was_judged(self) -> bool:
        return self.execution.has_ended and self.execution.verdict not in OUR_END

    @property
    def failed_to_compile(self) -> bool:
        """A limit may have stopped the compiler: then nothing has run either."""
        return self._was_judged and self.execution.wall_ms is None

    @cached_property
    def runs(self) -> Sequence[Run]:
        """Those that Judge0 would have made: up to the first that is not accepted."""
        if not self._was_judged or self.failed_to_compile:
            return ()
        runs = self._all_runs()
        failed = next((at for at, run in enumerate(runs) if self.status_of(run) != ACCEPTED), len(runs) - 1)
        return runs[: failed + 1]

    def _all_runs(self) -> list[Run]:
        execution = self.execution
        frames = execution.transcript
        runs = [_run_of(result) for result in execution.case_results] or [
            Run(
                verdict=execution.verdict,
                exit_code=execution.exit_code,
                signal=execution.signal,
                wall_ms=execution.wall_ms or 0,
                cpu_ms=execution.cpu_ms or 0,
                memory_kib=execution.memory_kib or 0,
                output=bytes_of(frames, Stream.STDOUT, Stream.TERMINAL),
                error=bytes_of(frames, Stream.STDERR),
            )
        ]
        return _redirected(runs, bytes_of(frames, Stream.STDOUT, Stream.STDERR)) if self.redirected else runs

    @property
    def last(self) -> Run | None:
        return self.runs[-1] if self.runs else None

    @cached_property
    def status(self) -> int:
        if not self.execution.has_ended:
            return QUEUED if self.execution.state == State.QUEUED else PROCESSING
        if self.failed_to_compile:
            return COMPILATION
        return self.status_of(self.last) if self.last else INTERNAL

    def status_of(self, run: Run) -> int:
        if run.verdict not in (Verdict.SUCCESS, Verdict.WRONG_ANSWER):
            return status_of_end(run.verdict, run.signal)
        return TIME if self._took_too_long(run) else ACCEPTED if self._is_expected(run) else WRONG

    def _took_too_long(self, run: Run) -> bool:
        """Whether it needed some of `cpu_extra_time`, which lets it end by itself, not pass."""
        return run.cpu_ms > self.cpu_seconds * 1000 > 0

    def _is_expected(self, run: Run) -> bool:
        expected = self.program.expected_output
        if not self.redirected or expected is None:
            return run.verdict == Verdict.SUCCESS
        return first_difference(run.output.decode(errors="replace"), expected) is None

    @property
    def message(self) -> str | None:
        if self.execution.has_ended and not self._was_judged:
            return self.execution.message
        run = self.last
        if run is None or self.status in (ACCEPTED, WRONG):
            return None
        if self.status == TIME:
            on_the_wall = run.verdict == Verdict.TIME_LIMIT and run.cpu_ms < self.limits.cpu_ms
            return "Time limit exceeded (wall clock)" if on_the_wall else "Time limit exceeded"
        if run.verdict == Verdict.MEMORY_LIMIT:
            return "Memory limit exceeded"
        return (
            f"Exited with error status {run.exit_code}"
            if self.status == NZEC
            else f"Caught fatal signal {number_of(_signal_of(run))}"
        )

    @property
    def compile_output(self) -> str:
        stopped = COMPILER_STOPPED.get(Verdict(self.execution.verdict)) if self.failed_to_compile else None
        return stopped or text_of(self.execution.transcript, Stream.COMPILE)

    @property
    def exit_signal(self) -> int | None:
        return number_of(_signal_of(self.last)) if self.last and self.status != TIME else None


def status_of_end(verdict: str, signal_name: str) -> int:
    """The status of a run that ended so, when it did run."""
    if verdict in OF_VERDICTS:
        return OF_VERDICTS[Verdict(verdict)]
    name = SIGNAL_OF_LIMIT.get(Verdict(verdict), signal_name)
    return OF_SIGNALS.get(name, OTHER) if name else NZEC


def _run_of(result: Mapping[str, Any]) -> Run:
    return Run(
        verdict=result["verdict"],
        exit_code=result["exitCode"],
        signal=result["signal"] or "",
        wall_ms=result["executionTime"],
        cpu_ms=result["cpuTime"],
        memory_kib=result["memory"],
        output=result["output"].encode(),
        error=result["error"].encode(),
    )


def _redirected(runs: Sequence[Run], written: bytes) -> list[Run]:
    """`written`: by all of them, one run after the other."""
    merged, at = [], 0
    for run in runs:
        until = at + len(run.output) + len(run.error)
        merged.append(replace(run, output=written[at:until], error=b""))
        at = until
    return merged


def _signal_of(run: Run) -> str:
    return SIGNAL_OF_LIMIT.get(Verdict(run.verdict), run.signal)


def number_of(name: str) -> int | None:
    """The number of a signal from the name that `verdicts.signal_name` gave it."""
    if name in signal.Signals.__members__:
        return signal.Signals[name].value
    base, _, number = name.replace("signal ", "+").partition("+")
    return int(number) + (signal.SIGRTMIN if base else 0) if number.isdecimal() else None
