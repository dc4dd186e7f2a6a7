"""From how a step ended to a verdict and a sentence."""

import signal
from itertools import zip_longest

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from executions.limits import Limits
from executions.models import Verdict
from executions.sandbox.job import Ended, Stop

SIGNALS_IN_WORDS = {
    "SIGSEGV": "segmentation fault",
    "SIGFPE": "arithmetic error, such as a division by zero",
    "SIGABRT": "aborted itself",
    "SIGILL": "illegal instruction",
    "SIGBUS": "bus error",
    "SIGSYS": "forbidden system call",
    "SIGXFSZ": "file size limit",
    "SIGPIPE": "broken pipe",
}
IN_WORDS: dict[str, Promise] = {
    Verdict.SUCCESS: _("Finished"),
    Verdict.RUNTIME_ERROR: _("Ended with an error"),
    Verdict.COMPILE_ERROR: _("Compilation failed"),
    Verdict.TIME_LIMIT: _("Time limit"),
    Verdict.MEMORY_LIMIT: _("Memory limit"),
    Verdict.OUTPUT_LIMIT: _("Output limit"),
    Verdict.WRONG_ANSWER: _("Wrong answer"),
    Verdict.CANCELLED: _("Stopped"),
    Verdict.INTERNAL_ERROR: _("The site failed"),
}
OF_LIMITS = {
    Stop.WALL: Verdict.TIME_LIMIT,
    Stop.CPU: Verdict.TIME_LIMIT,
    Stop.IDLE: Verdict.TIME_LIMIT,
    Stop.OUTPUT: Verdict.OUTPUT_LIMIT,
    Stop.MEMORY: Verdict.MEMORY_LIMIT,
    Stop.KILLED: Verdict.CANCELLED,
}


def of_run(ended: Ended, limits: Limits, idle: float) -> tuple[Verdict, str]:
    """The verdict on a program by itself, its output not yet compared with anything."""
    if ended.stop is not Stop.EXITED:
        return OF_LIMITS[ended.stop], limit_in_words(ended.stop, limits, idle=idle)
    after = duration(ended.wall)
    if ended.signal is not None:
        name = signal_name(ended.signal)
        reason = f" ({SIGNALS_IN_WORDS[name]})" if name in SIGNALS_IN_WORDS else ""
        return Verdict.RUNTIME_ERROR, f"Ended by {name}{reason} after {after}"
    if ended.exit_code:
        return Verdict.RUNTIME_ERROR, f"Ended with exit code {ended.exit_code} after {after}"
    return Verdict.SUCCESS, f"Finished in {after}"


def of_compilation(ended: Ended, limits: Limits) -> tuple[Verdict, str]:
    """The verdict on a compile step that did not succeed."""
    if ended.stop is Stop.OUTPUT:
        return Verdict.COMPILE_ERROR, "Compilation failed with more messages than can be shown"
    if ended.stop is not Stop.EXITED:
        words = limit_in_words(ended.stop, limits, compiling=True)
        return OF_LIMITS[ended.stop], words.replace("Stopped", "Compilation stopped")
    if ended.signal is not None:
        return (
            Verdict.COMPILE_ERROR,
            f"Compilation failed: the compiler was ended by {signal_name(ended.signal)}",
        )
    return Verdict.COMPILE_ERROR, f"Compilation failed with exit code {ended.exit_code}"


def limit_in_words(stop: Stop, limits: Limits, *, compiling: bool = False, idle: float = 0) -> str:
    wall, cpu = (limits.compile_wall_ms, limits.compile_cpu_ms) if compiling else (limits.wall_ms, limits.cpu_ms)
    return {
        Stop.WALL: f"Stopped: time limit of {duration(wall / 1000)}",
        Stop.CPU: f"Stopped: CPU time limit of {duration(cpu / 1000)}",
        Stop.IDLE: f"Stopped: nothing was typed or printed for {duration(idle)}",
        Stop.OUTPUT: f"Stopped: output limit of {size(limits.output_bytes)}",
        Stop.MEMORY: f"Stopped: memory limit of {limits.memory_mib} MiB",
        Stop.KILLED: "Stopped on request",
    }[stop]


def first_difference(output: str, expected: str) -> int | None:
    """The number of the first line that differs, blanks at line ends and empty lines at the end not counted."""
    pairs = zip_longest(_lines(output), _lines(expected))
    return next((number for number, (got, wanted) in enumerate(pairs, 1) if got != wanted), None)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.replace("\r\n", "\n").rstrip().split("\n")]


def signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"SIGRTMIN+{number - signal.SIGRTMIN}" if number >= signal.SIGRTMIN else f"signal {number}"


def duration(seconds: float) -> str:
    """`21 ms`, `1.5 s`, `10 s`, `30 min`."""
    if seconds < 1:
        return f"{round(seconds * 1000)} ms"
    if seconds < 120:
        return f"{seconds:.1f}".removesuffix(".0") + " s"
    return f"{seconds / 60:.1f}".removesuffix(".0") + " min"


def size(count: int) -> str:
    """`64 KiB`, `1 MiB`, `1000 bytes`."""
    for unit, name in ((1 << 20, "MiB"), (1 << 10, "KiB")):
        if count >= unit and count % unit == 0:
            return f"{count // unit} {name}"
    return f"{count} bytes"
