"""Frames between the worker and a sandbox's init: one byte of type, four of length (big-endian), payload.

The twin of docker/sandbox/wire.c and init.h. Nothing here does input or output.
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from signal import SIGRTMAX, SIGRTMIN, Signals

from executions.sandbox.errors import SandboxLost
from executions.sandbox.job import Ended, File, Output, Step, Stop, Stream, Terminal, Waiting

MOST_PAYLOAD = 1 << 20  # init sends far less at a time; more means that the stream is out of step
INPUT_CHUNK = 64 * 1024
INPUT_WINDOW = 1 << 20  # Bytes of input that may be on their way to a program that has not read them.

SIGNALS = {name: Signals[name].value for name in (
    "SIGHUP", "SIGINT", "SIGQUIT", "SIGKILL", "SIGUSR1", "SIGUSR2", "SIGTERM", "SIGCONT", "SIGSTOP", "SIGTSTP",
)}  # fmt: skip
# All that the kernel has, by the names of bash's `kill -l`; SIGNALS are those that make sense on a terminal.
EVERY_SIGNAL = {
    **{each.name: each.value for each in Signals},
    **{f"SIGRTMIN+{n}": SIGRTMIN + n for n in range(1, 16)},
    **{f"SIGRTMAX-{n}": SIGRTMAX - n for n in range(1, 15)},
}
STOPS = (
    Stop.EXITED,
    Stop.WALL,
    Stop.CPU,
    Stop.IDLE,
    Stop.OUTPUT,
    Stop.MEMORY,
    Stop.KILLED,
)  # in init.h's order
STREAMS = {b"o": Stream.STDOUT, b"e": Stream.STDERR, b"t": Stream.TERMINAL, b"c": Stream.COMPILE}
FLAG_TERMINAL, FLAG_COMPILING = 1, 2

_HEADER = struct.Struct(">cI")
_ENGINE_HEADER = struct.Struct(">BxxxI")
_STEP = struct.Struct(">BQQQQQIHH")
_ENDED = struct.Struct(">BiBQQQQBB")


class Malformed(SandboxLost):
    """What came is not a frame of ours."""


@dataclass(frozen=True, slots=True)
class Ready:
    jailed: bool
    reason: str  # Why there is no jail.


@dataclass(frozen=True, slots=True)
class FileBegins:
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class FileData:
    data: bytes


@dataclass(frozen=True, slots=True)
class Collected:
    complete: bool


@dataclass(frozen=True, slots=True)
class Clean:
    clean: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """The program's side has room for so many more bytes of input."""

    size: int


@dataclass(frozen=True, slots=True)
class Failed:
    reason: str


Message = Ready | Output | Waiting | Ended | FileBegins | FileData | Collected | Clean | Taken | Failed


# To init.


def _frame(kind: bytes, payload: bytes = b"") -> bytes:
    return _HEADER.pack(kind, len(payload)) + payload


def _string(text: str) -> bytes:
    encoded = text.encode("utf-8", "surrogateescape")
    if b"\0" in encoded:
        raise ValueError("a NUL byte cannot be part of a name, an argument or a variable")
    return encoded + b"\0"


def _strings(texts: Iterable[str]) -> bytes:
    encoded = [_string(text) for text in texts]
    return struct.pack(">H", len(encoded)) + b"".join(encoded)


def _microseconds(seconds: float | None) -> int:
    """Zero stands for no limit, so a limit of nothing becomes the least there is."""
    return 0 if seconds is None else max(1, round(seconds * 1e6))


def job(files: Iterable[File]) -> bytes:
    parts = (_string(file.name) + struct.pack(">I", len(file.content)) + file.content for file in files)
    return _frame(b"J", b"".join(parts))


def step(step: Step, *, follows: bool = False) -> bytes:
    """`follows`: to start when the step before it has succeeded, not now."""
    limits, terminal = step.limits, step.terminal or Terminal()
    flags = (FLAG_TERMINAL if step.terminal else 0) | (FLAG_COMPILING if step.compiling else 0)
    times = (_microseconds(limit) for limit in (limits.wall, limits.cpu, limits.idle))
    head = _STEP.pack(
        flags, *times, limits.output, limits.file_size, limits.open_files, terminal.columns, terminal.rows
    )
    variables = (f"{name}={value}" for name, value in step.env.items())
    return _frame(b"T" if follows else b"S", head + _strings(step.argv) + _strings(variables))


def typed(data: bytes) -> bytes:
    chunks = (data[at : at + INPUT_CHUNK] for at in range(0, len(data), INPUT_CHUNK))
    return b"".join(_frame(b"I", chunk) for chunk in chunks)


def resize(terminal: Terminal) -> bytes:
    return _frame(b"Z", struct.pack(">HH", terminal.columns, terminal.rows))


def signal(name: str) -> bytes:
    """KeyError for a name that is not among EVERY_SIGNAL."""
    return _frame(b"G", bytes([EVERY_SIGNAL[name]]))


def credit(amount: int) -> bytes:
    return _frame(b"C", struct.pack(">I", min(amount, 0xFFFFFFFF)))


def collect(*, most: int, size: int) -> bytes:
    return _frame(b"O", struct.pack(">IQ", most, size))


FORK = _frame(b"F")
END_INPUT = _frame(b"E")
KILL = _frame(b"K")
CLOSE = _frame(b"X")


# From init.


def _ended(payload: bytes) -> Ended:
    stop, exit_code, signal_number, wall, user, system, memory, cut, left_files = _ENDED.unpack(payload)
    return Ended(
        stop=STOPS[stop],
        exit_code=None if exit_code < 0 else exit_code,
        signal=signal_number or None,
        wall=wall / 1e6,
        user=user / 1e6,
        system=system / 1e6,
        memory=memory,
        output_cut=bool(cut),
        left_files=bool(left_files),
    )


def _text(payload: bytes) -> str:
    return payload.decode("utf-8", "replace")


def _message(kind: bytes, payload: bytes) -> Message:
    if kind in STREAMS:
        return Output(STREAMS[kind], payload)
    match kind:
        case b"w":
            return Waiting()
        case b"x":
            return _ended(payload)
        case b"k":
            return Taken(int.from_bytes(payload, "big"))
        case b"n":
            return Clean(payload[0] == 1, _text(payload[1:]))
        case b"R":
            return Ready(payload[0] == 1, _text(payload[1:]))
        case b"f":
            return FileBegins(payload[8:].decode("utf-8", "surrogateescape"), int.from_bytes(payload[:8], "big"))
        case b"d":
            return FileData(payload)
        case b"l":
            return Collected(payload[0] == 1)
        case b"!":
            return Failed(_text(payload))
    raise Malformed(f"unknown frame {kind!r}")


class _Cutter:
    """Cuts a stream of bytes into records that begin with a header that says their length."""

    def __init__(self, header: struct.Struct) -> None:
        self._header = header
        self._bytes = bytearray()

    def cut(self, data: bytes) -> Iterator[tuple[bytes | int, bytes]]:
        self._bytes += data
        at, header = 0, self._header
        try:
            while len(self._bytes) - at >= header.size:
                kind, size = header.unpack_from(self._bytes, at)
                if size > MOST_PAYLOAD:
                    raise Malformed(f"a record of {size} bytes")
                end = at + header.size + size
                if end > len(self._bytes):
                    break
                payload = bytes(self._bytes[at + header.size : end])
                at = end
                yield kind, payload
        finally:
            del self._bytes[:at]


class Decoder:
    """From the engine's attached stream to messages, whatever the pieces it arrives in."""

    def __init__(self) -> None:
        self._engine = _Cutter(_ENGINE_HEADER)
        self._init = _Cutter(_HEADER)

    def feed(self, data: bytes) -> Iterator[Message]:
        """The messages that are complete now. Raises Malformed; nothing after that can be trusted."""
        for stream, payload in self._engine.cut(data):
            if stream == 2:
                raise Malformed(f"init says: {_text(payload[:200])}")
            if stream != 1:
                raise Malformed(f"the engine's stream {stream!r}")
            for kind, body in self._init.cut(payload):
                yield self._decode(kind, body)

    def _decode(self, kind: bytes | int, body: bytes) -> Message:
        try:
            return _message(bytes(kind) if isinstance(kind, bytes) else b"", body)
        except (struct.error, IndexError) as error:
            raise Malformed(f"frame {kind!r} of {len(body)} bytes") from error
