"""Every message of the terminal socket, both ways. Its JavaScript twin is static/src/terminal/protocol.ts."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from executions.sandbox.protocol import SIGNALS

LARGEST_FRAME = 64 * 1024  # Bytes.
LARGEST_INPUT = 16 * 1024  # Characters of one `input`; larger pastes are sent in pieces.

OK, FAULT, NOT_UNDERSTOOD, UNAUTHORIZED, NOT_FOUND, IDLE, TOO_LARGE, TOO_MANY = (
    1000,
    1011,
    4400,
    4401,
    4404,
    4408,
    4413,
    4429,
)


class NotUnderstood(Exception):
    """A message that is not in the list; the text says what is allowed."""

    def __init__(self, message: str, code: int = NOT_UNDERSTOOD) -> None:
        super().__init__(message)
        self.code = code


Check = Callable[[Any], bool]


def _whole(least: int, most: int) -> Check:
    return lambda value: type(value) is int and least <= value <= most


def _text(most: int) -> Check:
    return lambda value: isinstance(value, str) and len(value) <= most and _is_unicode(value)


def _is_unicode(value: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in value)


COLUMNS, ROWS = _whole(1, 1000), _whole(1, 1000)
SIZE = {"cols": (COLUMNS, "a whole number from 1 to 1000"), "rows": (ROWS, "a whole number from 1 to 1000")}
SEQ = {"seq": (_whole(0, 2**53), "a whole number, 0 or more")}
DATA = {"data": (_text(LARGEST_INPUT), f"text of at most {LARGEST_INPUT} characters")}
SESSION = {"sessionId": (_text(64), "text of at most 64 characters")}

Fields = Mapping[str, tuple[Check, str]]

CLIENT_MESSAGES: Mapping[str, Fields] = {
    "input": DATA,
    "eof": {},
    "resize": SIZE,
    "signal": {"name": (lambda value: isinstance(value, str) and value in SIGNALS, f"one of {', '.join(SIGNALS)}")},
    "stop": {},
    "ack": SEQ,
    "resume": SEQ,
}
SERVER_MESSAGES = ("status", "output", "input_prompt", "result", "error")

SESSIONS_CLIENT_MESSAGES: Mapping[str, Fields] = {
    "join_execution": {"executionId": (_text(64), "text of at most 64 characters")},
    "terminal_create": {"language": (_text(64), "text of at most 64 characters"), **SIZE},
    "terminal_input": {**SESSION, **DATA},
    "terminal_resize": {**SESSION, **SIZE},
    "terminal_ack": {**SESSION, **SEQ},
    "terminal_close": SESSION,
}
SESSIONS_SERVER_MESSAGES = (
    "execution_result",
    "terminal_created",
    "terminal_output",
    "terminal_error",
    "terminal_closed",
)
WITH_SESSION_IN_NAME = ("terminal_input", "terminal_resize", "terminal_ack", "terminal_close")


def parse(text: str | None, known: Mapping[str, Fields]) -> dict[str, Any]:
    """The message in one frame: its `type` and fields, all of the right kind. Raises NotUnderstood."""
    if text is None:
        raise NotUnderstood("Messages are JSON text, not binary.")
    if len(text.encode("utf-8", "replace")) > LARGEST_FRAME:
        raise NotUnderstood(f"A message may have at most {LARGEST_FRAME} bytes.", TOO_LARGE)
    message = _json_object(text)
    _take_session_from_name(message, known)
    fields = known.get(message["type"]) if isinstance(message.get("type"), str) else None
    if fields is None:
        raise NotUnderstood(f"`type` must be one of {', '.join(known)}.")
    for name, (check, allowed) in fields.items():
        if name not in message or not check(message[name]):
            raise NotUnderstood(f"`{name}` of `{message['type']}` must be {allowed}.")
    if unknown := message.keys() - fields.keys() - {"type"}:
        allowed = ", ".join(fields) or "none"
        raise NotUnderstood(f"`{message['type']}` has no field {ascii(min(unknown))[:80]}; its fields: {allowed}.")
    return message


def _json_object(text: str) -> dict[str, Any]:
    try:
        message = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise NotUnderstood("Messages are JSON objects; this is not JSON.") from None
    if not isinstance(message, dict):
        raise NotUnderstood("Messages are JSON objects.")
    return message


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


def _take_session_from_name(message: dict[str, Any], known: Mapping[str, Fields]) -> None:
    """`terminal_input_<sessionId>` is understood as `terminal_input` with that session."""
    name = message.get("type")
    if not isinstance(name, str) or name in known:
        return
    for plain in WITH_SESSION_IN_NAME:
        if plain in known and name.startswith(f"{plain}_"):
            message["type"] = plain
            message["sessionId"] = name.removeprefix(f"{plain}_")


class RateLimit:
    """A bucket of `burst` messages that fills with `a_second` more each second."""

    def __init__(self, *, a_second: float, burst: int, clock: Callable[[], float]) -> None:
        self._a_second, self._burst, self._clock = a_second, burst, clock
        self._left, self._at = float(burst), clock()

    def allows(self) -> bool:
        now = self._clock()
        self._left = min(self._burst, self._left + (now - self._at) * self._a_second)
        self._at = now
        self._left -= 1
        return self._left >= 0
