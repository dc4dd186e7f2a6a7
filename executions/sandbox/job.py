"""What a sandbox is asked to do and what it answers: values only. Times are seconds, sizes are bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

WINDOW = 256 * 1024  # Bytes a terminal may print before `Sandbox.grant()` must allow more.


class Stop(StrEnum):
    """Why a step ended."""

    EXITED = "exited"  # By itself, or by a signal that was not ours.
    WALL = "wall"
    CPU = "cpu"
    IDLE = "idle"
    OUTPUT = "output"
    MEMORY = "memory"  # The kernel killed one of its processes for memory, whatever became of the others.
    KILLED = "killed"  # We were told to.


class Stream(StrEnum):
    TERMINAL = "terminal"
    STDOUT = "stdout"
    STDERR = "stderr"
    COMPILE = "compile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What a container is made for; equal specs are interchangeable."""

    image: str
    memory: int  # Swap included: there is none beyond it.
    processes: int
    cpus: float
    disk: int  # Of each writable folder; all of them count as memory too.
    warm_up: tuple[str, ...] = ()  # argv of what waits in the jail for its compilation, and dies with it.
    warm_up_env: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLimits:
    wall: float | None
    cpu: float  # Summed over all processes.
    idle: float | None  # Without output or input; terminals only.
    output: int  # All streams together.
    file_size: int
    open_files: int = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    columns: int = 80
    rows: int = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    name: str  # Relative, validated before.
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One process tree: a compilation or a run."""

    argv: tuple[str, ...]
    env: Mapping[str, str]
    limits: StepLimits
    stdin: bytes = b""  # Batch: the whole input, then its end.
    terminal: Terminal | None = None  # None: pipes, and stdout apart from stderr.
    live: bool = False  # Pipes, and input comes while it runs.
    compiling: bool = False  # Output goes to Stream.COMPILE; there is no input.

    @property
    def listens(self) -> bool:
        return self.terminal is not None or self.live


@dataclass(frozen=True, slots=True)
class Started:
    """Input, signals and sizes are heard from now on."""


@dataclass(frozen=True, slots=True)
class Output:
    stream: Stream
    data: bytes


@dataclass(frozen=True, slots=True)
class Waiting:
    """The program is blocked reading its terminal; said once per wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    stop: Stop
    exit_code: int | None
    signal: int | None
    wall: float
    user: float
    system: float
    memory: int  # Peak.
    output_cut: bool
    left_files: bool = False  # Something is there to `collect()`.


Event = Started | Output | Waiting | Ended
