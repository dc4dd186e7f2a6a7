"""What a language has to be able to do: the programs under its folder's `checks/`, and what is to come of each.

A check is a folder: its files are the program, `check.toml` says the rest. Entries, all optional: `input`, `args`,
`options`, `verdict` ("success"), `exit_code`, `output` (all of standard output), `says` (part of what the compiler or
standard error says), `files` (names of what the program leaves under `output/`).
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from executions.models import Outcome, Verdict
from executions.program import File, Program
from executions.sandbox.job import Stream
from executions.transcript import text_of
from languages.folder import FolderError

EXPECTATIONS = "check.toml"
EVERY_LANGUAGE = ("hello", "echo", "unicode", "error", "work")
ENTRIES = frozenset(("input", "args", "options", "verdict", "exit_code", "output", "says", "files"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    name: str
    program: Program
    verdict: Verdict = Verdict.SUCCESS
    exit_code: int | None = None
    output: str | None = None
    says: str = ""
    files: tuple[str, ...] = ()

    def faults(self, outcome: Outcome) -> Iterable[str]:
        """What is not as it should be, a sentence each."""
        printed = text_of(outcome.transcript, Stream.STDOUT)
        said = text_of(outcome.transcript, Stream.STDERR, Stream.COMPILE)
        if outcome.verdict != self.verdict:
            yield f"It ended as {outcome.verdict}, not {self.verdict}: {outcome.message}. {said[-1500:]}"
        if self.exit_code is not None and outcome.exit_code != self.exit_code:
            yield f"Its exit code is {outcome.exit_code}, not {self.exit_code}."
        if self.output is not None and printed != self.output:
            yield f"It printed {printed[-1500:]!r}, not {self.output[-1500:]!r}."
        if self.says not in said:
            yield f"{self.says!r} is not in what was said: {said[-1500:]!r}."
        if self.verdict is Verdict.SUCCESS and said and not self.says:
            yield f"It was not silent: {said[-1500:]!r}."
        if missing := set(self.files) - {file.name for file in outcome.files}:
            yield f"It did not leave {', '.join(sorted(missing))} under output/."


def of_folder(folder: Path, main: str) -> list[Check]:
    """The checks of the language in `folder`, by name; `main` is the name of a program's main file."""
    return [read(path, main) for path in sorted((folder / "checks").glob("*")) if path.is_dir()]


def read(path: Path, main: str) -> Check:
    try:
        said: dict[str, Any] = tomllib.loads((path / EXPECTATIONS).read_text())
    except (OSError, ValueError) as error:
        raise FolderError(f"{path / EXPECTATIONS} cannot be read: {error}") from error
    if unknown := sorted(said.keys() - ENTRIES):
        raise FolderError(f"{path / EXPECTATIONS} has unknown entries: {', '.join(unknown)}.")
    names = sorted(
        each.relative_to(path).as_posix() for each in path.rglob("*") if each.is_file() and each.name != EXPECTATIONS
    )
    if main not in names:
        raise FolderError(f"{path} needs a {main}.")
    files = tuple(File(name=name, content=(path / name).read_text()) for name in sorted(names, key=lambda n: n != main))
    return Check(
        name=path.name,
        program=Program(
            files=files,
            input=said.get("input", ""),
            args=tuple(said.get("args", ())),
            options=tuple(said.get("options", ())),
        ),
        verdict=Verdict(said.get("verdict", "success")),
        exit_code=said.get("exit_code"),
        output=said.get("output"),
        says=said.get("says", ""),
        files=tuple(said.get("files", ())),
    )
