"""Frames, cut and mixed up in every way; nothing here needs a container."""

import contextlib
import random
import struct
from collections.abc import Sequence

import pytest

from executions.sandbox import protocol
from executions.sandbox.job import Ended, File, Output, Step, StepLimits, Stop, Stream, Terminal, Waiting
from executions.sandbox.protocol import (
    MOST_PAYLOAD,
    Clean,
    Collected,
    Decoder,
    Failed,
    FileBegins,
    FileData,
    Malformed,
    Ready,
    Taken,
)

LIMITS = StepLimits(wall=1.5, cpu=2.0, idle=None, output=10, file_size=11, open_files=12)
ENDED = Ended(
    stop=Stop.CPU,
    exit_code=None,
    signal=9,
    wall=1.25,
    user=0.5,
    system=0.125,
    memory=1 << 40,
    output_cut=True,
    left_files=True,
)
MESSAGES = {
    b"o": (b"out", Output(Stream.STDOUT, b"out")),
    b"e": (b"err", Output(Stream.STDERR, b"err")),
    b"t": (b"\x1b[0m\xff", Output(Stream.TERMINAL, b"\x1b[0m\xff")),
    b"c": (b"", Output(Stream.COMPILE, b"")),
    b"w": (b"", Waiting()),
    b"x": (struct.pack(">BiBQQQQBB", 2, -1, 9, 1250000, 500000, 125000, 1 << 40, 1, 1), ENDED),
    b"k": (struct.pack(">I", 70000), Taken(70000)),
    b"n": (b"\1", Clean(True, "")),
    b"R": (b"\0mount: no", Ready(False, "mount: no")),
    b"f": (struct.pack(">Q", 5) + b"a/b.txt", FileBegins("a/b.txt", 5)),
    b"d": (b"bytes", FileData(b"bytes")),
    b"l": (b"\0", Collected(False)),
    b"!": (b"no", Failed("no")),
}


def frame(kind: bytes, payload: bytes) -> bytes:
    return struct.pack(">cI", kind, len(payload)) + payload


def from_engine(data: bytes, stream: int = 1) -> bytes:
    return struct.pack(">BxxxI", stream, len(data)) + data


def decoded(pieces: Sequence[bytes]) -> list[object]:
    decoder = Decoder()
    return [message for piece in pieces for message in decoder.feed(piece)]


@pytest.mark.parametrize("kind", MESSAGES)
def test_each_message_of_init_is_understood(kind: bytes) -> None:
    payload, message = MESSAGES[kind]
    assert decoded([from_engine(frame(kind, payload))]) == [message]


def test_frames_may_be_cut_anywhere() -> None:
    chosen = random.Random(7)  # noqa: S311
    for _ in range(200):
        kinds = chosen.choices(list(MESSAGES), k=8)
        inner = b"".join(frame(kind, MESSAGES[kind][0]) for kind in kinds)
        stream = b"".join(from_engine(piece) for piece in cut(inner, chosen))
        assert decoded(cut(stream, chosen)) == [MESSAGES[kind][1] for kind in kinds]


def cut(data: bytes, chosen: random.Random) -> list[bytes]:
    edges = sorted(chosen.choices(range(len(data) + 1), k=chosen.randrange(12)))
    return [data[start:end] for start, end in zip([0, *edges], [*edges, len(data)], strict=True)]


def test_one_byte_at_a_time_is_enough() -> None:
    data = from_engine(frame(b"o", b"hello")) + from_engine(frame(b"w", b""))
    assert decoded([bytes([byte]) for byte in data]) == [Output(Stream.STDOUT, b"hello"), Waiting()]


def test_rubbish_is_refused_or_waits_for_more_and_never_breaks_otherwise() -> None:
    chosen = random.Random(11)  # noqa: S311
    for _ in range(3000):
        rubbish = chosen.randbytes(chosen.randrange(60))
        with contextlib.suppress(Malformed):
            decoded([rubbish, from_engine(rubbish)])


@pytest.mark.parametrize("kind", [b"x", b"n", b"R", b"l"])
@pytest.mark.parametrize("payload", [b"", b"\xff" * 80])
def test_a_payload_of_the_wrong_shape_is_refused(kind: bytes, payload: bytes) -> None:
    if kind in (b"n", b"R", b"l") and payload:
        return  # Text may be anything.
    with pytest.raises(Malformed):
        decoded([from_engine(frame(kind, payload))])


def test_an_unknown_reason_for_the_end_is_refused() -> None:
    with pytest.raises(Malformed):
        decoded([from_engine(frame(b"x", struct.pack(">BiBQQQQBB", 7, 0, 0, 0, 0, 0, 0, 0, 0)))])


def test_an_unknown_frame_is_refused() -> None:
    with pytest.raises(Malformed):
        decoded([from_engine(frame(b"?", b""))])


def test_words_on_standard_error_are_not_frames() -> None:
    with pytest.raises(Malformed, match="realloc"):
        decoded([from_engine(b"realloc failed", stream=2)])


def test_the_largest_frame_is_taken_and_the_next_larger_refused_before_it_came() -> None:
    largest = frame(b"o", b"x" * MOST_PAYLOAD)
    halves = [from_engine(largest[: MOST_PAYLOAD // 2]), from_engine(largest[MOST_PAYLOAD // 2 :])]
    assert len(decoded(halves)) == 1
    with pytest.raises(Malformed):
        decoded([from_engine(struct.pack(">cI", b"o", MOST_PAYLOAD + 1))])


def test_a_record_of_the_engine_that_is_too_large_is_refused() -> None:
    with pytest.raises(Malformed):
        decoded([struct.pack(">BxxxI", 1, MOST_PAYLOAD + 1)])


def test_a_step_says_all_that_it_was_given() -> None:
    step = Step(argv=("a", "é b"), env={"K": "v=w"}, limits=LIMITS, terminal=Terminal(columns=90, rows=30))
    kind, size = struct.unpack_from(">cI", protocol.step(step))
    body = protocol.step(step)[5:]
    assert (kind, size) == (b"S", len(body))
    numbers = struct.unpack_from(">BQQQQQIHH", body)
    assert numbers == (protocol.FLAG_TERMINAL, 1_500_000, 2_000_000, 0, 10, 11, 12, 90, 30)
    assert body[struct.calcsize(">BQQQQQIHH") :] == b"\0\2a\0" + "é b".encode() + b"\0" + b"\0\1K=v=w\0"


def test_a_limit_of_zero_seconds_is_not_taken_for_none() -> None:
    limits = StepLimits(wall=0.0, cpu=0.0, idle=None, output=1, file_size=1)
    numbers = struct.unpack_from(">BQQQ", protocol.step(Step(argv=("a",), env={}, limits=limits))[5:])
    assert numbers == (0, 1, 1, 0)


@pytest.mark.parametrize("part", ["argv", "env", "file"])
def test_a_nul_byte_is_refused(part: str) -> None:
    with pytest.raises(ValueError, match="NUL"):
        if part == "file":
            protocol.job([File(name="a\0b", content=b"")])
        else:
            argv = ("a\0b",) if part == "argv" else ("a",)
            protocol.step(Step(argv=argv, env={"A": "b\0c"} if part == "env" else {}, limits=LIMITS))


def test_a_job_holds_names_and_contents() -> None:
    job = protocol.job([File(name="a/b", content=b"\0\1"), File(name="c", content=b"")])
    assert job == frame(b"J", b"a/b\0\0\0\0\2\0\1c\0\0\0\0\0")


def test_long_input_is_sent_in_pieces() -> None:
    data = bytes(range(256)) * 1000
    assert protocol.typed(data) == b"".join(
        frame(b"I", data[at : at + protocol.INPUT_CHUNK]) for at in range(0, len(data), protocol.INPUT_CHUNK)
    )
    assert protocol.typed(b"") == b""


def test_more_credit_than_fits_a_frame_is_as_much_as_fits() -> None:
    assert protocol.credit(1 << 50) == frame(b"C", b"\xff\xff\xff\xff")
