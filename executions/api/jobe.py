"""Jobe 2.2 as Moodle's CodeRunner speaks it, at /jobe/index.php/restapi.

Different on purpose: arguments never pass through a shell; compiler options are those that the language allows; limits
are this site's (a `cputime` above them is refused, others are clamped); running out of memory is outcome 17, which
Jobe only documents; too much output ends a run with 13, as Jobe's tests expect. docs/moving-from-jobe.md says more.
"""

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.urls import re_path

from accounts.keys import secret_in
from executions import queue
from executions.allowances import QuotaRefused
from executions.api import bodies, jobe_specs
from executions.api.answers import json_response
from executions.api.callers import caller, limits_of, refuse_beyond_scopes
from executions.api.jobe_specs import FILE_ID, ONE_SOURCE, Refused, Spec, quietly
from executions.api.problems import Problem, our_fault
from executions.api.refusals import of_quota
from executions.database import in_database
from executions.limits import LimitsRefused
from executions.models import RUN, Execution, Verdict, Viewer
from executions.queue import NoWorker, QueueFull
from executions.sandbox.job import Stream
from executions.support_files import SupportFile
from executions.transcript import bytes_of
from languages.known import if_fresh, known
from languages.models import Language

COMPILE_ERROR, RUNTIME_ERROR, TIME_LIMIT, SUCCESS, MEMORY_LIMIT, ILLEGAL_CALL, OUR_FAULT, OVERLOAD = (
    11,
    12,
    13,
    15,
    17,
    19,
    20,
    21,
)
OUTCOMES = {
    Verdict.TIME_LIMIT: TIME_LIMIT,
    Verdict.OUTPUT_LIMIT: TIME_LIMIT,
    Verdict.MEMORY_LIMIT: MEMORY_LIMIT,
    Verdict.CANCELLED: OUR_FAULT,
    Verdict.INTERNAL_ERROR: OUR_FAULT,
}

FOLDER = "/work/"  # Where a program lies in its sandbox.
MARGIN = 60.0  # Seconds that waiting in the queue and starting may add to a run's own limits.
VERSION = re.compile(r"\d+(?:\.\d+)*")
PYTHON_SYNTAX_ERROR = re.compile(
    r'  File "[^\n]*\n(.*\n)?(\w*SyntaxError|IndentationError|TabError): [^\n]*\n\Z', re.DOTALL
)
PHP_SYNTAX_ERROR = re.compile(r"\s*(PHP )?Parse error: ")

View = Callable[..., Any]


def endpoint(**methods: View) -> View:
    """A view of these methods, whose refusals are Jobe's."""

    async def view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        method = methods.get(request.method or "")
        try:
            if method is None:
                raise Refused(f"{request.method} is not possible here", 405)
            response: HttpResponse = await method(request, **kwargs)
        except Refused as refusal:
            response = refusal.response()
        except Problem as problem:
            response = _in_jobes_words(request, problem).response()
            for name, value in problem.headers.items():
                response.headers[name] = value
        except RequestDataTooBig:
            response = Refused(bodies.too_large().detail, 413).response()
        except (SuspiciousOperation, UnreadablePostError):
            response = Refused("The request cannot be understood").response()
        except Exception as error:
            response = _fault(error)
        if response.status_code == 405:
            response.headers["Allow"] = ", ".join(methods)
        return response

    view.csrf_exempt = True  # type: ignore[attr-defined]  # `caller` looks after pages
    return view


def _fault(error: Exception) -> HttpResponse:
    problem = our_fault(error)
    is_passing = problem.status == HTTPStatus.SERVICE_UNAVAILABLE
    response = Refused(
        problem.detail if is_passing else "Server exception (it has been noted)", problem.status
    ).response()
    for name, value in problem.headers.items():
        response.headers[name] = value
    return response


def _in_jobes_words(request: HttpRequest, problem: Problem) -> Refused:
    match problem.status:
        case 401:
            given = secret_in({name.lower(): value for name, value in request.headers.items()})
            return Refused("Missing API key" if given is None else "Unknown API key", 403, bare=True)
        case 403:
            return Refused(problem.detail, 403, bare=True)
        case 429:
            return Refused("Max RUN rate for this server exceeded", 429, bare=True)
        case status:
            return Refused(problem.detail, status)


async def _runner(request: HttpRequest) -> Viewer:
    """Who calls, and may run programs. Raises Problem."""
    viewer = await caller(request)
    refuse_beyond_scopes(viewer, RUN)
    return viewer


async def languages(request: HttpRequest) -> HttpResponse:
    offered = (await _languages()).items()
    return json_response(sorted([name, _version(language)] for name, language in offered))


async def run(request: HttpRequest) -> HttpResponse:
    viewer = await _runner(request)
    spec = jobe_specs.read(_document(request), await _languages())
    contents = await in_database(jobe_specs.support_files, viewer.owner, spec)
    submission = jobe_specs.submission_of(spec, viewer.owner, contents, await limits_of(viewer))
    limits = submission.limits
    longest = (limits.compile_wall_ms + limits.wall_ms) / 1000 + MARGIN
    try:
        execution = await queue.submit_and_wait(submission, seconds=longest)
    except (QueueFull, NoWorker):
        return _answer(OVERLOAD)
    except QuotaRefused as refused:
        raise of_quota(refused) from None
    except LimitsRefused as refused:
        raise Refused(f"{refused}") from None
    if not execution.has_ended:
        await queue.cancel(execution)
        return _answer(OVERLOAD)
    return _result(execution, spec)


async def put_file(request: HttpRequest, file_id: str) -> HttpResponse:
    viewer = await _runner(request)
    document = _document(request)
    contents = document.get("file_contents") if isinstance(document, dict) else None
    if contents is None:
        raise Refused("put: missing file_contents parameter")
    try:
        content = b64decode(_padded(contents), validate=True)
    except (NotBase64, TypeError, ValueError):
        raise Refused(f"put: contents of file {file_id} are not valid base-64") from None
    if len(content) > settings.MAX_CODE_SIZE_BYTES:
        most = settings.MAX_CODE_SIZE_BYTES
        raise Refused(f"put: file {file_id} has {len(content)} bytes, and this server takes at most {most}", 413)
    await in_database(SupportFile.objects.keep, viewer.owner, file_id, content)
    return HttpResponse(status=204)


async def head_file(request: HttpRequest, file_id: str) -> HttpResponse:
    viewer = await _runner(request)
    found = await in_database(SupportFile.objects.sizes, viewer.owner, [file_id])
    return quietly(HttpResponse(status=204 if found else 404))


async def post_file(request: HttpRequest) -> HttpResponse:
    raise Refused("file_post: not implemented on this server", 403)


async def run_result(request: HttpRequest) -> HttpResponse:
    raise Refused("runresults_get: unimplemented, as all submissions run immediately.", 404)


async def nothing_here(request: HttpRequest) -> HttpResponse:
    raise Refused("There is nothing at this address", 404)


def _padded(contents: Any) -> str:
    """As PHP reads base64: blanks and padding are optional."""
    text = "".join(contents.split()) if isinstance(contents, str) else "?"
    return text if text.endswith("=") else text + "=" * (-len(text) % 4)


def _document(request: HttpRequest) -> Any:
    """The body's JSON, whatever it calls itself; None where it is none."""
    request.content_type = ""
    try:
        return bodies.read_json(request)
    except Problem as problem:
        if problem.status == 413:
            raise
        return None


async def _languages() -> dict[str, Language]:
    """Jobe's name -> language, of those that can be run."""
    by_name = if_fresh()
    if by_name is None:
        by_name = await in_database(known)
    rows = sorted({each.slug: each for each in by_name.values()}.items(), reverse=True)
    ready = [(each.dialects.get("jobe"), each) for _, each in rows if each.enabled and each.built]
    return {name: each for name, each in ready if isinstance(name, str)}


def _version(language: Language) -> str:
    found = VERSION.search(language.version)
    return found[0] if found else "Unknown"


def _result(execution: Execution, spec: Spec) -> HttpResponse:
    frames = execution.transcript
    said, out, err = (cleaned(bytes_of(frames, each)) for each in (Stream.COMPILE, Stream.STDOUT, Stream.STDERR))
    # Of Jobe's own folder CodeRunner shows nothing, of ours it would.
    said, err = (text.replace(f"{FOLDER}{spec.file_name}", spec.file_name) for text in (said, err))
    outcome = OUTCOMES.get(Verdict(execution.verdict))
    if outcome == OUR_FAULT:
        return _answer(OUR_FAULT, stdout=out)
    if execution.verdict == Verdict.COMPILE_ERROR or (execution.compile_ms is not None and execution.wall_ms is None):
        over = "" if said and outcome is None else execution.message
        return _answer(COMPILE_ERROR, cmpinfo="\n".join(filter(None, (said, over))))
    if said and spec.dialect_name in ONE_SOURCE:
        return _answer(COMPILE_ERROR, cmpinfo=said)
    if outcome:  # CodeRunner takes any word in stderr for a runtime error.
        return _answer(outcome, stdout=out)
    if _is_syntax_error(execution, spec.dialect_name, out, err):
        return _answer(COMPILE_ERROR, cmpinfo=err or out)
    return _ended_by_itself(execution, out, err)


def _ended_by_itself(execution: Execution, out: str, err: str) -> HttpResponse:
    """Whatever its exit code, what counts is whether it wrote to stderr, or was ended by a signal."""
    if not execution.signal:
        return _answer(RUNTIME_ERROR if err else SUCCESS, stdout=out, stderr=err)
    outcome = ILLEGAL_CALL if execution.signal == "SIGSYS" else RUNTIME_ERROR
    return _answer(outcome, stdout=out, stderr=f"{err}warning: command terminated with {execution.signal}\n")


def _is_syntax_error(execution: Execution, name: str, out: str, err: str) -> bool:
    """Jobe compiles these before it runs them. Of code that runs already Python prints a traceback's title first."""
    if name == "python3":
        return execution.exit_code == 1 and not out and bool(PYTHON_SYNTAX_ERROR.match(err))
    return name == "php" and execution.exit_code == 255 and bool(PHP_SYNTAX_ERROR.match(err or out))


def cleaned(output: bytes) -> str:
    r"""UTF-8 as it is; of all else each byte that is no printable ASCII, line break or tab as `\xHH`."""
    try:
        return output.decode()
    except UnicodeDecodeError:
        return "".join(chr(byte) if 32 <= byte < 127 or byte in b"\n\r\t" else f"\\x{byte:02x}" for byte in output)


def _answer(outcome: int, *, cmpinfo: str = "", stdout: str = "", stderr: str = "") -> HttpResponse:
    body = {"run_id": None, "outcome": outcome, "cmpinfo": cmpinfo, "stdout": stdout, "stderr": stderr}
    return json_response(body)


urlpatterns = [
    re_path(r"^languages/?\Z", endpoint(GET=languages, HEAD=languages)),
    re_path(r"^runs/?\Z", endpoint(POST=run)),
    re_path(r"^runresults(?:/[^/]*)?/?\Z", endpoint(GET=run_result)),
    re_path(r"^files/?\Z", endpoint(POST=post_file)),
    re_path(rf"^files/(?P<file_id>{FILE_ID})/?\Z", endpoint(PUT=put_file, HEAD=head_file)),
    re_path(r"^[\s\S]*\Z", endpoint(**dict.fromkeys(("GET", "HEAD", "POST", "PUT", "DELETE"), nothing_here))),
]
