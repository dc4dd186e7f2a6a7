"""From what clients of Piston send to a checked submission: its runtimes, its checks and its words for them.

The checks and their order are get_job's in api/src/api/v2.js of piston 3.1.1.
"""

import base64
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import nodesemver
from django.conf import settings

from executions import limits
from executions.api.callers import limits_of, refuse_beyond_scopes
from executions.api.names import faults_of
from executions.api.problems import shortened
from executions.api.schemas import LARGEST_ARGUMENTS, MOST_ARGUMENTS, MOST_FILES
from executions.database import in_database
from executions.limits import Asked, LimitsRefused, Range
from executions.models import INTERACTIVE, RUN, Viewer
from executions.program import File, Program
from executions.queue import Submission
from languages.known import if_fresh, known
from languages.models import Language

Body = dict[str, Any]

MIB = 1 << 20
LONGEST_VERSION = 256  # What npm's semver reads.
NUMBERS = re.compile(r"[0-9]+(?:\.[0-9]+){0,2}")
URL_SAFE = str.maketrans("-_", "+/")
# Both take time in proportion to the text, whatever the text.
COMMENT = re.compile(r"//[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
JAVA_CLASS = re.compile(
    r"^[ \t]*(public[ \t]+)?(?:(?:abstract|final|sealed|strictfp)[ \t]+)*(?:class|record|enum|interface)[ \t]+(\w+)",
    re.MULTILINE,
)


class Refused(Exception):
    """What is answered in Piston's form: with a `message`, of a body that cannot be read a `stack`."""

    def __init__(self, message: str, status: int = 400, *, part: str = "message") -> None:
        super().__init__(message)
        self.status = status
        self.part = part


# Runtimes.


@dataclass(frozen=True, slots=True)
class Runtime:
    """A language by the name and the version that clients of Piston know."""

    language: Language

    @property
    def name(self) -> str:
        return str(self.language.dialects.get("piston") or self.language.slug)

    @property
    def aliases(self) -> list[str]:
        return sorted({self.language.slug, *self.language.aliases} - {self.name})

    @property
    def version(self) -> str:
        """What its toolchain says, as a semantic version: three numbers."""
        found = NUMBERS.search(self.language.version)
        numbers = [str(int(each)) for each in found.group().split(".")] if found else []
        return ".".join((numbers + ["0"] * 3)[:3])

    def described(self) -> dict[str, Any]:
        return {"language": self.name, "version": self.version, "aliases": self.aliases}

    def satisfies(self, version: str) -> bool:
        """Whether `version`, a range as npm understands it, includes this one's."""
        try:
            return len(version) <= LONGEST_VERSION and bool(nodesemver.satisfies(self.version, version, loose=False))
        except ValueError:
            return False


async def runtimes() -> list[Runtime]:
    """Those that are offered and installed, by name."""
    return [runtime for runtime in await offered() if runtime.language.built]


async def offered() -> list[Runtime]:
    languages = if_fresh()
    if languages is None:
        languages = await in_database(known)
    once = {language.slug: Runtime(language) for language in languages.values() if language.enabled}
    return sorted(once.values(), key=lambda runtime: runtime.name)


def best_of(among: Iterable[Runtime], language: str, version: str) -> Runtime | None:
    """The newest that goes by that name and is of that version."""
    fitting = [
        each for each in among if language in (each.name, *each.aliases) and each.satisfies(version)
    ]  # fmt: skip
    return max(fitting, key=lambda runtime: [int(part) for part in runtime.version.split(".")], default=None)


# Requests.


async def job_of(body: Any, viewer: Viewer, *, interactive: bool) -> tuple[Submission, Runtime]:
    """Raises Refused, or Problem for a key that is not good for that."""
    refuse_beyond_scopes(viewer, RUN, *([INTERACTIVE] if interactive else []))
    body = body if isinstance(body, dict) else {}
    language, version, files = _required(body)
    runtime = best_of(await runtimes(), language, version)
    if runtime is None:
        raise Refused(f"{shortened(language)}-{shortened(version)} runtime is unknown")
    if all(file.get("encoding") and file["encoding"] != "utf8" for file in files):
        raise Refused("files must include at least one utf8 encoded file")
    submission = Submission(
        owner=viewer.owner,
        language=runtime.language,
        asked=_asked(body, runtime.language, await limits_of(viewer, interactive=interactive)),
        program=Program(
            files=_files(files, runtime.language),
            input="" if interactive else _stdin(body),
            args=_args(body),
            piped=interactive,
        ),
        interactive=interactive,
    )
    _refuse_too_much(submission)
    return submission, runtime


def _required(body: Body) -> tuple[str, str, list[Body]]:
    language, version, files = body.get("language"), body.get("version"), body.get("files")
    if not language or not isinstance(language, str):
        raise Refused("language is required as a string")
    if not version or not isinstance(version, str):
        raise Refused("version is required as a string")
    if not isinstance(files, list):
        raise Refused("files is required as an array")
    if len(files) > MOST_FILES:
        raise Refused(f"files cannot exceed the configured limit of {MOST_FILES}")
    for index, file in enumerate(files):
        if not isinstance(file, dict) or not isinstance(file.get("content"), str):
            raise Refused(f"files[{index}].content is required as a string")
    return language, version, files


def _asked(body: Body, language: Language, ranges: Mapping[str, Range]) -> Asked:
    """`compile_memory_limit` is only checked: one limit holds for both stages, the run's."""
    most = {
        "compile_memory_limit": ranges["memory"].most * MIB,
        "run_memory_limit": ranges["memory"].most * MIB,
        "compile_timeout": language.compile_wall_ms,
        "run_timeout": ranges["timeout"].most,
        "compile_cpu_time": language.compile_cpu_ms,
        "run_cpu_time": ranges["cpu_time"].most,
    }
    asked = {name: _limit(name, body.get(name), n) for name, n in most.items()}
    memory = asked["run_memory_limit"]
    return Asked(
        timeout=_at_least(limits.LEAST_TIMEOUT_MS, asked["run_timeout"]),
        cpu_time=_at_least(limits.LEAST_TIMEOUT_MS, asked["run_cpu_time"]),
        memory=_at_least(limits.LEAST_MEMORY_MIB, memory and math.ceil(memory / MIB)),
        compile_timeout=_at_least(limits.LEAST_TIMEOUT_MS, asked["compile_timeout"]),
        compile_cpu_time=_at_least(limits.LEAST_TIMEOUT_MS, asked["compile_cpu_time"]),
    )


def _limit(name: str, value: Any, most: int) -> int | None:
    """None: nothing was asked for."""
    if value is None or value is False or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refused(f"If specified, {name} must be a number")
    if value > most:
        raise Refused(f"{name} cannot exceed the configured limit of {most}")
    if value in (0, -1):
        return most
    if value < 0:
        raise Refused(f"{name} must be non-negative")
    return math.ceil(value)


def _at_least(least: int, value: int | None) -> int | None:
    return None if value is None else max(least, value)


def _stdin(body: Body) -> str:
    stdin = body.get("stdin")
    if stdin is None:
        stdin = ""
    if not isinstance(stdin, str):
        raise Refused("stdin must be a string")
    return stdin if stdin.endswith("\n") else f"{stdin}\n"


def _args(body: Body) -> tuple[str, ...]:
    args = body.get("args")
    if args is None:
        return ()
    if not isinstance(args, list) or not all(isinstance(arg, str) and "\0" not in arg for arg in args):
        raise Refused("args must be an array of strings")
    if len(args) > MOST_ARGUMENTS or sum(len(arg.encode()) + 1 for arg in args) > LARGEST_ARGUMENTS:
        raise Refused(f"args cannot exceed the configured limit of {MOST_ARGUMENTS} or {LARGEST_ARGUMENTS} bytes")
    return tuple(args)


def _files(files: list[Body], language: Language) -> tuple[File, ...]:
    """Those of the program, the entry file first: the first that is text."""
    read = [_file(index, file) for index, file in enumerate(files)]
    at = next(index for index, file in enumerate(read) if file.encoding == "utf8")
    entry = File(name=_entry_name(files[at].get("name"), read[at].content, language), content=read[at].content)
    for index, fault in faults_of(
        [*(file.name for file in read[:at]), entry.name, *(file.name for file in read[at + 1 :])]
    ):
        raise Refused(f"files[{index}].name {fault}")
    return (entry, *read[:at], *read[at + 1 :])


def _file(index: int, file: Body) -> File:
    name, content, encoding = file.get("name") or f"file{index}.code", file["content"], file.get("encoding")
    if not isinstance(name, str):
        raise Refused(f"files[{index}].name must be a string")
    if encoding not in ("base64", "hex"):
        return File(name=name, content=content)
    try:
        decoded = bytes.fromhex(content) if encoding == "hex" else _from_base64(content)
    except ValueError:
        raise Refused(f"files[{index}].content is not {encoding}, as its encoding says") from None
    return File(name=name, content=base64.b64encode(decoded).decode(), encoding="base64")


def _from_base64(text: str) -> bytes:
    """As Node reads it: of either alphabet, with line breaks, and without padding."""
    plain = "".join(text.split()).rstrip("=").translate(URL_SAFE)
    return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)


def _entry_name(given: str | None, content: str, language: Language) -> str:
    """What compilers ask of it, as Piston's packages rename it: the extension, and in Java the class's name."""
    extension = PurePosixPath(language.file_name).suffix
    name = given or language.file_name
    if PurePosixPath(name).suffix in ("", ".code"):
        name += extension
    return _java_name(name, content) if extension == ".java" else name


def _java_name(name: str, content: str) -> str:
    classes = JAVA_CLASS.findall(COMMENT.sub("", content))
    if not classes or PurePosixPath(name).stem in (each for _, each in classes):
        return name
    _, started = next((each for each in classes if each[0]), classes[0])
    return f"{started}.java"


def _refuse_too_much(submission: Submission) -> None:
    size = sum(len(file.bytes()) for file in submission.program.files)
    if size > settings.MAX_CODE_SIZE_BYTES:
        raise Refused(f"files cannot exceed the configured limit of {settings.MAX_CODE_SIZE_BYTES} bytes")
    if len(submission.program.input.encode()) > settings.MAX_INPUT_SIZE_BYTES:
        raise Refused(f"stdin cannot exceed the configured limit of {settings.MAX_INPUT_SIZE_BYTES} bytes")
    try:
        submission.limits  # noqa: B018 - it is asked for what it raises
    except LimitsRefused as refused:
        raise Refused(str(refused)) from None
