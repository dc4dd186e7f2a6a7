"""From a request's fields to a checked submission."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest

from executions.api.callbacks import NEEDS_KEY, callback_of, may_be_called
from executions.api.callers import refuse_beyond_scopes
from executions.api.contents import contents, files_of, language_of, options, refuse_too_large
from executions.api.problems import FieldError, Problem, busy, invalid
from executions.api.schemas import (
    RunRequest,
)
from executions.deliveries import Form
from executions.limits import Asked, LimitsRefused, resolve
from executions.models import INTERACTIVE, RUN, Viewer
from executions.program import Case, File, Program
from executions.queue import Submission
from executions.webhooks.addresses import UrlRefused
from languages.models import Language

LONGEST_KEY = 200
BUILD_TIME = 60  # Seconds after which it is worth asking again for a language whose image is not there.

Errors = Iterator[FieldError]


def submission_of(
    document: Any, request: RunRequest, viewer: Viewer, key: str, languages: Mapping[str, Language]
) -> Submission:
    """`languages`: by all their names. Raises Problem: 403, 413, 422 or 503."""
    refuse_beyond_scopes(viewer, RUN, *([INTERACTIVE] if request.interactive else []))
    language = language_of(request.language, languages)
    asked = _asked(request)
    if faults := [
        *_form(request),
        *contents(request),
        *options(request, language),
        *_limits(request, asked, language),
        *_callback(request),
    ]:
        raise invalid(faults)
    refuse_too_large(request)
    if request.callback_url is not None and not may_be_called(viewer):
        raise Problem(403, f"callbackUrl {NEEDS_KEY}.", [("callbackUrl", NEEDS_KEY)])
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
        callback=None if request.callback_url is None else callback_of(request.callback_url, Form.NATIVE),
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


def _callback(request: RunRequest) -> Errors:
    if request.callback_url is None:
        return
    try:
        callback_of(request.callback_url, Form.NATIVE)
    except UrlRefused as refused:
        yield "callbackUrl", str(refused)


def _program(request: RunRequest, language: Language) -> Program:
    single = File(name=language.file_name, content=request.code or "")
    program = Program(
        files=files_of(request.files) if request.files else (single,),
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
