"""What a program's parts must be, whether it is to be run or to be kept."""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping

from django.conf import settings

from executions.api.names import faults_of
from executions.api.problems import FieldError, Problem, invalid, shortened
from executions.api.schemas import (
    LARGEST_ARGUMENTS,
    LARGEST_METADATA,
    LONGEST_OPTION,
    RunRequest,
    SubmittedFile,
)
from executions.program import File
from languages.models import Language

Errors = Iterator[FieldError]


def language_of(name: str, languages: Mapping[str, Language]) -> Language:
    """That which is offered by this name. Raises Problem 422."""
    language = languages.get(name.strip().lower())
    if language is None or not language.enabled:
        slugs = ", ".join(sorted({each.slug for each in languages.values() if each.enabled}))
        raise invalid([("language", f"{shortened(name)!r} is not offered; offered are {slugs or 'none'}")])
    return language


def contents(request: RunRequest) -> Errors:
    """Faults of files, arguments, cases and metadata, each by itself."""
    files = request.files or []
    for index, fault in faults_of([file.name for file in files]):
        yield f"files[{index}].name", fault
    for index, file in enumerate(files):
        if file.encoding == "base64" and not _is_base64(file.content):
            yield f"files[{index}].content", "must be base64 (RFC 4648, with padding), as its `encoding` says"
    yield from _arguments("args", request.args)
    for index, case in enumerate(request.cases or []):
        yield from _arguments(f"cases[{index}].args", case.args or [])
        if "\0" in case.name:
            yield f"cases[{index}].name", "must not hold NUL"
    size = len(json.dumps(request.metadata, ensure_ascii=False, separators=(",", ":")).encode())
    if size > LARGEST_METADATA:
        yield "metadata", f"must have at most {LARGEST_METADATA} bytes as JSON; it has {size}"


def _is_base64(text: str) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


def _arguments(name: str, args: list[str]) -> Errors:
    if any("\0" in arg for arg in args):
        yield name, "must not hold NUL, which no program can be given"
    if sum(len(arg.encode()) + 1 for arg in args) > LARGEST_ARGUMENTS:
        yield name, f"must have at most {LARGEST_ARGUMENTS} bytes in all"


def options(request: RunRequest, language: Language) -> Errors:
    """Compiler options that the language does not allow."""
    wanted = request.compiler_options
    long = [option for option in wanted if len(option) > LONGEST_OPTION]
    refused = long or language.refused(wanted)
    if refused:
        allowed = "  ".join(language.compiler_options) or "none"
        wrong = ", ".join(ascii(shortened(option)) for option in refused[:5])
        yield "compilerOptions", f"{wrong} is not allowed for {language.name}; allowed are (as patterns): {allowed}"


def refuse_too_large(request: RunRequest) -> None:
    """Raises Problem 413 when all code, inputs or expected outputs are beyond what the site takes."""
    cases = request.cases or []
    inputs = [request.input or request.stdin or "", *(case.input for case in cases)]
    expected = [text or "" for text in (request.expected_output, *(case.expected_output for case in cases))]
    code = [request.code or "", *(file.content for file in request.files or [])]
    for name, texts, most in (
        ("files" if request.files else "code", code, settings.MAX_CODE_SIZE_BYTES),
        ("input", inputs, settings.MAX_INPUT_SIZE_BYTES),
        ("expectedOutput", expected, settings.MAX_OUTPUT_SIZE_BYTES),
    ):
        size = sum(len(text.encode()) for text in texts)
        if name == "files":
            size = sum(len(file.bytes()) for file in files_of(request.files or []))
        if size > most:
            allowed = f"must have at most {most} bytes in all; it has {size}"
            raise Problem(413, f"{name} {allowed}.", [(name, allowed)])


def files_of(files: list[SubmittedFile]) -> tuple[File, ...]:
    return tuple(File(name=file.name, content=file.content, encoding=file.encoding) for file in files)
