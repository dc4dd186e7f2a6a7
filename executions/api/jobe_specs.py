"""A Jobe `run_spec`: read, checked, and turned into a submission."""

import re
import shlex
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from executions.api.answers import json_response
from executions.api.problems import shortened
from executions.api.schemas import LARGEST_ARGUMENTS, LONGEST_OPTION, MOST_ARGUMENTS, MOST_FILES, MOST_OPTIONS
from executions.limits import Asked, Range
from executions.program import File, Program
from executions.queue import Submission
from executions.support_files import SupportFile
from languages.models import Language

DEFAULT_CPU_SECONDS = 5
DEFAULT_FILE_MB = 20
JVM_PROCESSES = 256
# Languages whose programs find their memory limit by a failing allocation, and the default in MB; the other runtimes
# reserve far more addresses than they use.
ADDRESS_SPACE = {"c": 400, "cpp": 400, "pascal": 400, "python3": 1000}
LARGEST_ADDRESS_SPACE = 1 << 20  # MB; more is no limit.
# Jobe's compilers are told nothing of optimization and standards, ours are: back to where the compiler itself begins.
OPTIONS_BEFORE = {"c": ("-O0", "-std=gnu17", "-x", "c"), "cpp": ("-O0", "-std=gnu++17")}
DEFAULT_OPTIONS = {"c": ("-Wall", "-Werror", "-std=c99"), "cpp": ("-Wall", "-Werror")}
# Of these only the submitted program is compiled, of others all files; and any word of the compiler is an error.
ONE_SOURCE = ("c", "cpp", "java")
# What changes nothing here that a program could notice but its speed. Everything else is refused.
INTERPRETER_OPTIONS = {
    "python3": r"-[BEIPsuq]+",
    "nodejs": r"--(use[_-]strict|max[_-]old[_-]space[_-]size=\d+|no-warnings)",
    "java": r"-X(rs|ss\w+|m[snx]\w+|int|share:\w+|X:[\w+:=-]+)|-client|-server",
}

FILE_ID = "[A-Za-z0-9]{1,128}"
SUPPORT_FILE = re.compile(r"(?!\.+\Z)[A-Za-z0-9._-]{1,255}")
BAD_IN_SOURCE_NAME = re.compile(r"""[<>:"/\\|?*\x00-\x1f\x7f\xa0\xad#\[\]@!$&'()+,;={}^~`]|\A[.-]""")
PUBLIC_CLASS = re.compile(r"\bpublic\s+(?:(?:final|abstract|strictfp)\s+)*class\s+(\w+)")
NUMERIC = re.compile(r"\s*[+-]?(\d{1,18}(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?\s*", re.IGNORECASE)


class Refused(Exception):
    """An answer that is not what was asked for: a JSON string, or bare text where Jobe's own filter would answer."""

    def __init__(self, message: str, status: int = 400, *, bare: bool = False) -> None:
        super().__init__(message)
        self.message, self.status, self.bare = message, status, bare

    def response(self) -> HttpResponse:
        if self.bare:
            return quietly(HttpResponse(self.message, status=self.status, content_type="text/plain; charset=utf-8"))
        return quietly(json_response(self.message, status=self.status))


def quietly(response: HttpResponse) -> HttpResponse:
    response._has_been_logged = True  # type: ignore[attr-defined]  # else Django logs it
    return response


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """A `run_spec`, read. `files`: (id, name, whether it is a source)."""

    dialect_name: str
    language: Language
    code: str
    file_name: str
    input: str
    files: Sequence[tuple[str, str, bool]]
    parameters: Mapping[str, Any]


def read(document: Any, languages: Mapping[str, Language]) -> Spec:
    """`languages`: by Jobe's names. Raises Refused."""
    if not isinstance(document, dict):
        raise Refused("Non-JSON post data received")
    spec = document.get("run_spec")
    if not isinstance(spec, dict):
        raise Refused("No run_spec attribute found in post data")
    for name in ("sourcecode", "language_id"):
        if spec.get(name) is None:
            raise Refused(f"run_spec is missing the required attribute '{name}'")
    code, name = _text(spec, "sourcecode"), _text(spec, "language_id").lower()
    if name not in languages:
        raise Refused(f"Language '{shortened(name)}' is not known")
    parameters = spec.get("parameters") or {}
    if not isinstance(parameters, dict):
        raise Refused("parameters must be an object")
    return Spec(
        dialect_name=name,
        language=languages[name],
        code=code,
        file_name=_file_name(_text(spec, "sourcefilename"), name, languages[name], code),
        input=_text(spec, "input"),
        files=_file_list(spec.get("file_list") or []),
        parameters=parameters,
    )


def _text(spec: Mapping[str, Any], name: str) -> str:
    value = spec.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int | float | None):
        raise Refused(f"{name} must be a string")
    return "" if value is None else str(value)


def _file_name(asked: str, name: str, language: Language, code: str) -> str:
    if BAD_IN_SOURCE_NAME.search(asked) or len(asked.encode()) > 255:
        raise Refused("The sourcefilename for the run_spec is illegal")
    if asked and asked != "prog.java":  # Which old CodeRunners send for every program in Java.
        return asked
    if name == "java":
        found = PUBLIC_CLASS.search(code)
        return f"{found[1]}.java" if found and len(found[1].encode()) < 250 else "prog.java"
    return "prog" + language.file_name[language.file_name.rindex(".") :] if "." in language.file_name else "prog"


def _file_list(files: Any) -> Sequence[tuple[str, str, bool]]:
    if not isinstance(files, list) or len(files) > MOST_FILES:
        raise Refused(f"file_list must be a list of at most {MOST_FILES} files")
    return [_file_specifier(each) for each in files]


def _file_specifier(specifier: Any) -> tuple[str, str, bool]:
    match specifier:
        case [str(file_id), str(name), *is_source] if len(is_source) < 2:
            if re.fullmatch(FILE_ID, file_id) and len(file_id) >= 8 and SUPPORT_FILE.fullmatch(name):
                return file_id, name, is_source == [True]
    raise Refused(f"Invalid file specifier: {shortened(str(specifier))}")


def support_files(owner: str, spec: Spec) -> dict[str, bytes]:
    """Id -> content of the files that `owner` left here for such a run. Raises Refused: 404 or 413."""
    names = {file_id for file_id, _, _ in spec.files}
    if not names:
        sizes: Mapping[str, int] = {}
    elif (sizes := SupportFile.objects.sizes(owner, names)).keys() < names:
        raise Refused("One or more of the specified files is missing/unavailable", 404)
    total = len(spec.code.encode()) + sum(sizes[file_id] for file_id, _, _ in spec.files)
    for what, size, most in (
        ("sourcecode and files", total, settings.MAX_CODE_SIZE_BYTES),
        ("input", len(spec.input.encode()), settings.MAX_INPUT_SIZE_BYTES),
    ):
        if size > most:
            raise Refused(f"{what} must have at most {most} bytes in all", 413)
    contents = SupportFile.objects.contents(owner, names) if names else {}
    if contents.keys() < names:  # Another file has needed the room meanwhile.
        raise Refused("One or more of the specified files is missing/unavailable", 404)
    return contents


def submission_of(spec: Spec, owner: str, contents: Mapping[str, bytes], limits: Mapping[str, Range]) -> Submission:
    """`contents`: as `support_files` found them; `limits`: what `owner` may ask for. Raises Refused."""
    _refuse_interpreter_options(spec)
    program = _program(spec, contents)
    return Submission(owner=owner, language=spec.language, program=program, asked=asked(spec, limits))


def _program(spec: Spec, contents: Mapping[str, bytes]) -> Program:
    files = {spec.file_name: File(name=spec.file_name, content=spec.code)}
    for file_id, name, _ in spec.files:
        files[name] = File(name=name, content=b64encode(contents[file_id]).decode(), encoding="base64")
    main = _main(spec, files)
    sources = {main, spec.file_name, *(name for _, name, is_source in spec.files if is_source)}
    return Program(
        files=(files.pop(main), *files.values()),
        input=spec.input,
        args=tuple(_words(spec, "runargs") or ()),
        options=_options(spec),
        sources=tuple(sorted(sources)) if spec.dialect_name in ONE_SOURCE else None,
    )


def _main(spec: Spec, files: Mapping[str, File]) -> str:
    """The file that is run: for Java the one of `main_class`, where that is another's."""
    wanted = spec.parameters.get("main_class")
    if spec.dialect_name != "java" or wanted is None or spec.file_name == f"{wanted}.java":
        return spec.file_name
    if f"{wanted}.java" not in files:
        raise Refused("main_class must be the class of the sourcefilename, or of one of the files in file_list")
    return f"{wanted}.java"


def _options(spec: Spec) -> tuple[str, ...]:
    if not spec.language.compiled:
        return ()
    name = spec.dialect_name
    given = _words(spec, "compileargs")
    options = [*(DEFAULT_OPTIONS.get(name, ()) if given is None else given), *(_words(spec, "linkargs") or ())]
    options = _without_language(name, options)
    long = [each for each in options if len(each) > LONGEST_OPTION]
    if refused := long or spec.language.refused(options) or options[MOST_OPTIONS:]:
        raise Refused(f"compileargs or linkargs: '{shortened(refused[0])}' is not allowed on this server for {name}")
    return (*OPTIONS_BEFORE.get(name, ()), *options)


def _without_language(name: str, options: list[str]) -> list[str]:
    """The `-x c` of Jobe's own default says what is the case anyway."""
    at = next((at for at, pair in enumerate(pairwise(options)) if name == "c" and pair == ("-x", "c")), None)
    return options if at is None else options[:at] + options[at + 2 :]


def _refuse_interpreter_options(spec: Spec) -> None:
    allowed = INTERPRETER_OPTIONS.get(spec.dialect_name, "(?!)")
    for option in _words(spec, "interpreterargs") or ():
        if not re.fullmatch(allowed, option):
            name = spec.dialect_name
            raise Refused(f"interpreterargs: '{shortened(option)}' is not possible on this server for {name}")


def _words(spec: Spec, name: str) -> list[str] | None:
    """What a shell would make of the joined arguments, quotes included, and nothing that it would do with them."""
    given = spec.parameters.get(name)
    if given is None:
        return None
    given = [given] if isinstance(given, str) else given
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise Refused(f"{name} must be a list of strings")
    line = " ".join(given)
    if len(line.encode()) > LARGEST_ARGUMENTS or "\0" in line:
        raise Refused(f"{name} must have at most {LARGEST_ARGUMENTS} bytes, and no NUL")
    try:
        words = shlex.split(line)
    except ValueError:
        raise Refused(f"{name} has a quotation mark without its other half") from None
    if len(words) > MOST_ARGUMENTS:
        raise Refused(f"{name} must be at most {MOST_ARGUMENTS} words")
    return words


def asked(spec: Spec, limits: Mapping[str, Range]) -> Asked:
    """Jobe's limits within this site's and the caller's; where 0 means none, the most that may be had."""
    most = limits["cpu_time"].most
    seconds = _number(spec, "cputime")
    seconds = min(DEFAULT_CPU_SECONDS, most / 1000) if seconds is None else seconds
    if seconds >= most // 1000 + 1:
        raise Refused(f"cputime exceeds maximum allowed on this Jobe server ({most // 1000} secs)")
    cpu = _within(seconds * 1000, limits["cpu_time"])
    streams = _number(spec, "streamsize")
    processes = _number(spec, "numprocs")
    if processes is not None and spec.dialect_name == "java":
        processes = max(processes, JVM_PROCESSES)
    memory = None if spec.dialect_name == "java" else _number(spec, "memorylimit")
    return Asked(
        cpu_time=cpu,
        timeout=min(2 * cpu, limits["timeout"].most),
        memory=None if memory is None else _memory(spec.language, memory, limits["memory"]),
        address_space=_address_space(spec.dialect_name, memory),
        file_size=_file_kib(_number(spec, "disklimit")),
        processes=None if processes is None else _within(processes, limits["processes"]),
        output=None if streams is None else _within(streams * 1_000_000, limits["output"]),
    )


def _number(spec: Spec, name: str) -> float | None:
    """None where it is missing or, as in Jobe, not numeric."""
    value = spec.parameters.get(name)
    if isinstance(value, str) and NUMERIC.fullmatch(value):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(max(0, min(value, 10**12)))


def _within(value: float, limit: Range) -> int:
    return min(max(round(value), limit.least), limit.most) if value else limit.most


def _memory(language: Language, megabytes: float, limit: Range) -> int:
    """Compilers have at least what their language has, as in Jobe."""
    least = min(language.memory_mib, limit.most) if language.compiled else limit.least
    return _within(megabytes, replace(limit, least=least))


def _file_kib(megabytes: float | None) -> int | None:
    most = DEFAULT_FILE_MB if megabytes is None else megabytes
    return max(1, round(most * 1024)) if most else None


def _address_space(name: str, megabytes: float | None) -> int | None:
    if name not in ADDRESS_SPACE:
        return None
    most = ADDRESS_SPACE[name] if megabytes is None else round(megabytes)
    return most if 0 < most < LARGEST_ADDRESS_SPACE else None
