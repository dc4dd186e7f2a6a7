"""From what was measured and printed to the outcome that is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from executions import verdicts
from executions.limits import Limits
from executions.models import LONGEST_NAME, Outcome, ProducedFile, Verdict
from executions.sandbox.job import Ended, File, Stream
from executions.transcript import Frame, shown, text_of

OUTPUT_STREAMS = (Stream.STDOUT, Stream.TERMINAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """One run of a program: how it ended, what it printed, what it was expected to print, what it left."""

    ended: Ended
    frames: Sequence[Frame]
    expected: str | None = None
    name: str = ""
    files: Sequence[File] = ()

    def judge(self, limits: Limits) -> tuple[Verdict, str]:
        verdict, message = verdicts.of_run(self.ended, limits, settings.INTERACTIVE_IDLE_TIMEOUT)
        if verdict is Verdict.SUCCESS and self.expected is not None:
            line = verdicts.first_difference(text_of(self.frames, *OUTPUT_STREAMS), self.expected)
            if line is not None:
                return Verdict.WRONG_ANSWER, f"Wrong answer: line {line} differs from what was expected"
        return verdict, message

    def cut(self) -> dict[str, bool]:
        """Which stream went over the limit: the one that was written to last."""
        last = self.frames[-1][0] if self.ended.output_cut and self.frames else None
        return {"output": last in OUTPUT_STREAMS, "error": last == Stream.STDERR}

    def case_result(self, limits: Limits) -> dict[str, Any]:
        """As API.md shows one of a result's `cases`."""
        verdict, message = self.judge(limits)
        return {
            "name": self.name,
            "verdict": verdict,
            "success": verdict is Verdict.SUCCESS,
            "message": message,
            "output": text_of(self.frames, *OUTPUT_STREAMS),
            "error": text_of(self.frames, Stream.STDERR),
            "exitCode": self.ended.exit_code,
            "signal": signal_of(self.ended) or None,
            "executionTime": ms(self.ended.wall),
            "cpuTime": ms(self.ended.user + self.ended.system),
            "memory": kib(self.ended.memory),
            "truncated": self.cut(),
        }


def of_run(ran: Ran, limits: Limits, compile_ms: int | None, frames: Sequence[Frame]) -> Outcome:
    verdict, message = ran.judge(limits)
    cut = ran.cut()
    return Outcome(
        verdict=verdict,
        message=message,
        exit_code=ran.ended.exit_code,
        signal=signal_of(ran.ended),
        wall_ms=ms(ran.ended.wall),
        cpu_ms=ms(ran.ended.user + ran.ended.system),
        compile_ms=compile_ms,
        memory_kib=kib(ran.ended.memory),
        output_cut=cut["output"],
        error_cut=cut["error"],
        transcript=list(frames),
        files=list(_produced(ran.files).values()),
    )


def _produced(files: Sequence[File]) -> dict[str, ProducedFile]:
    """By names that can be stored and shown. Of several that then are the same the first stays; too long ones go."""
    found: dict[str, ProducedFile] = {}
    for file in files:
        name = shown(file.name)
        if name not in found and len(name) <= LONGEST_NAME:
            found[name] = ProducedFile(name=name, content=file.content)
    return found


def of_cases(runs: Sequence[Ran], limits: Limits, compile_ms: int | None, frames: Sequence[Frame]) -> Outcome:
    """The verdict is that of the first case that failed; times are sums, memory the largest."""
    results = [ran.case_result(limits) for ran in runs]
    failed = [result for result in results if not result["success"]]
    passed = f"{len(results) - len(failed)} of {len(results)} cases passed"
    return Outcome(
        verdict=failed[0]["verdict"] if failed else Verdict.SUCCESS,
        message=f"{passed}. {failed[0]['message']}" if failed else passed,
        exit_code=failed[0]["exitCode"] if failed else 0,
        signal=(failed[0]["signal"] or "") if failed else "",
        wall_ms=sum(result["executionTime"] for result in results),
        cpu_ms=sum(result["cpuTime"] for result in results),
        compile_ms=compile_ms,
        memory_kib=max(result["memory"] for result in results),
        output_cut=any(result["truncated"]["output"] for result in results),
        error_cut=any(result["truncated"]["error"] for result in results),
        transcript=list(frames),
        case_results=results,
    )


def of_failed_compilation(ended: Ended, limits: Limits, compile_ms: int | None, frames: Sequence[Frame]) -> Outcome:
    verdict, message = verdicts.of_compilation(ended, limits)
    return Outcome(
        verdict=verdict,
        message=message,
        exit_code=ended.exit_code,
        signal=signal_of(ended),
        compile_ms=compile_ms,
        memory_kib=kib(ended.memory),
        transcript=list(frames),
    )


def of_interruption(
    reason: tuple[Verdict, str], ended: Ended | None, _: Limits, compile_ms: int | None, frames: Sequence[Frame]
) -> Outcome:
    """`ended`: the step that was interrupted; None where none had begun."""
    verdict, message = reason
    return Outcome(
        verdict=verdict,
        message=message,
        signal=signal_of(ended) if ended else "",
        wall_ms=ms(ended.wall) if ended else None,
        cpu_ms=ms(ended.user + ended.system) if ended else None,
        compile_ms=compile_ms,
        memory_kib=kib(ended.memory) if ended else None,
        transcript=list(frames),
    )


def signal_of(ended: Ended) -> str:
    return "" if ended.signal is None else verdicts.signal_name(ended.signal)


def ms(seconds: float) -> int:
    return round(seconds * 1000)


def kib(count: int) -> int:
    return round(count / 1024)
