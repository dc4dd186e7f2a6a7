"""What a run is made of, as it is stored and as the runner reads it."""

import base64
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A submitted file. `content` is text, or base64 of bytes where `encoding` is "base64"."""

    name: str
    content: str
    encoding: str = "utf8"

    def bytes(self) -> bytes:
        return base64.b64decode(self.content) if self.encoding == "base64" else self.content.encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One run of several of the same program. `args` None: the program's own."""

    name: str = ""
    input: str = ""
    args: tuple[str, ...] | None = None
    expected_output: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What is to be run: the first file is the main one; `args` and `options` become argv, never shell text.

    `sources`: the names of those that the compiler is given; None: all that have the main one's extension.
    """

    files: tuple[File, ...] = ()
    input: str = ""
    args: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    expected_output: str | None = None
    cases: tuple[Case, ...] = ()
    columns: int = 80
    rows: int = 24
    piped: bool = False  # An interactive run has pipes instead of a terminal: no echo, standard error by itself.
    sources: tuple[str, ...] | None = None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        cases = (Case(**{**case, "args": _maybe_tuple(case["args"])}) for case in stored["cases"])
        return cls(
            **{
                **stored,
                "files": tuple(File(**file) for file in stored["files"]),
                "args": tuple(stored["args"]),
                "options": tuple(stored["options"]),
                "cases": tuple(cases),
                "sources": _maybe_tuple(stored.get("sources")),
            }
        )


def _maybe_tuple(values: list[str] | None) -> tuple[str, ...] | None:
    return None if values is None else tuple(values)
