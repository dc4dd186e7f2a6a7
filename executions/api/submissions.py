"""From a request's fields to a checked submission."""

import base64
import binascii
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from executions.api.callers import refuse_beyond_scopes
from executions.api.names import faults_of
from executions.api.problems import FieldError, Problem, busy, invalid, shortened
from executions.api.schemas import (
    LARGEST_ARGUMENTS,
    LARGEST_METADATA,
    LONGEST_OPTION,
    RunRequest,
    SubmittedFile,
)
from executions.limits import Asked, LimitsRefused, resolve
from executions.models import INTERACTIVE, RUN, Viewer
from executions.program import Case, File, Program
from executions.queue import Submission
from languages.models import Language

LONGEST_KEY = 200
BUILD_TIME = 60  # Seconds after which it is worth asking again for a language whose image is not there.

Errors = Iterator[FieldError]


def submission_of(
    document: Any, request: RunRequest, viewer: Viewer, key: str, languages: Mapping[str, Language]
) -> Submission:
    """`languages`: by all their names. Raises Problem: 403, 413, 422 or 503."""
    refuse_beyond_scopes(viewer, RUN, *([INTERACTIVE] if request.interactive else []))
    language = _language(request.language, languages)
    asked = _asked(request)
    if faults := [
        *_form(request),
        *_contents(request),
        *_options(request, language),
        *_limits(request, asked, language),
    ]:
        raise invalid(faults)
    _refuse_too_large(request)
    if request.interactive and not language.interactive:
        raise Problem(403, f"{language.name} does not run on a terminal here: leave `interactive` out.")
    if not language.built:
        raise busy(f"{language.name} is not installed on this site, or not yet.", seconds=BUILD_TIME)
    return Submission(
        owner=viewer.owner,
        language=language,
        program=_program(request, language),
        asked=asked,
        interactive=request.interactive,
        metadata=request.metadata,
        idempotency_key=key,
        request_digest=digest(document) if key else "",
    )


def digest(document: Any) -> str:
    """The same for the same request, however its JSON was written."""
    return hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()


def idempotency_key(request: HttpRequest) -> str:
    key = str(request.headers.get("Idempotency-Key", ""))
    if len(key) > LONGEST_KEY or not all("!" <= character <= "~" for character in key):
        allowed = f"must have at most {LONGEST_KEY} characters, printable ASCII without blanks"
        raise invalid([("Idempotency-Key", allowed)])
    return key


def _language(name: str, languages: Mapping[str, Language]) -> Language:
    language = languages.get(name.strip().lower())
    if language is None or not language.enabled:
        slugs = ", ".join(sorted({each.slug for each in languages.values() if each.enabled}))
        raise invalid([("language", f"{shortened(name)!r} is not offered; offered are {slugs or 'none'}")])
    return language


def _form(request: RunRequest) -> Errors:
    """Fields that exclude or need each other."""
    if request.code is None and request.files is None:
        yield "code", "is required, or `files`"
    if request.code is not None and request.files is not None:
        yield "files", "must not be given beside `code`: one of them is the program"
    if request.input is not None and request.stdin is not None:
        yield "stdin", "must not be given beside `input`: it is another name of it"
    if not request.cases:
        return
    if request.interactive:
        yield "cases", "must not be given beside `interactive`: cases run without a terminal"
    for name, value in (
        ("input", request.input),
        ("stdin", request.stdin),
        ("expectedOutput", request.expected_output),
    ):
        if value:
            yield name, "must not be given beside `cases`: each case has its own"


def _contents(request: RunRequest) -> Errors:
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


def _options(request: RunRequest, language: Language) -> Errors:
    options = request.compiler_options
    long = [option for option in options if len(option) > LONGEST_OPTION]
    refused = long or language.refused(options)
    if refused:
        allowed = "  ".join(language.compiler_options) or "none"
        wrong = ", ".join(ascii(shortened(option)) for option in refused[:5])
        yield "compilerOptions", f"{wrong} is not allowed for {language.name}; allowed are (as patterns): {allowed}"


def _asked(request: RunRequest) -> Asked:
    return Asked(
        timeout=request.timeout,
        cpu_time=request.cpu_time_limit,
        memory=request.memory_limit,
        processes=request.process_limit,
        output=request.output_limit,
    )


def _limits(request: RunRequest, asked: Asked, language: Language) -> Errors:
    try:
        resolve(asked, language, interactive=request.interactive)
    except LimitsRefused as refused:
        yield from refused.errors


def _refuse_too_large(request: RunRequest) -> None:
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
            size = sum(len(file.bytes()) for file in _files(request.files or []))
        if size > most:
            allowed = f"must have at most {most} bytes in all; it has {size}"
            raise Problem(413, f"{name} {allowed}.", [(name, allowed)])


def _files(files: list[SubmittedFile]) -> tuple[File, ...]:
    return tuple(File(name=file.name, content=file.content, encoding=file.encoding) for file in files)


def _program(request: RunRequest, language: Language) -> Program:
    single = File(name=language.file_name, content=request.code or "")
    program = Program(
        files=_files(request.files) if request.files else (single,),
        input=request.input or request.stdin or "",
        args=tuple(request.args),
        options=tuple(request.compiler_options),
        expected_output=request.expected_output,
        cases=tuple(
            Case(
                name=case.name,
                input=case.input,
                args=None if case.args is None else tuple(case.args),
                expected_output=case.expected_output,
            )
            for case in request.cases or []
        ),
    )
    size = request.terminal
    return replace(program, columns=size.cols, rows=size.rows) if size else program
