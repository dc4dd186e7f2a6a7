"""Piston's API, version 2 (piston 3.1.1), below /api/v2. Its socket is executions/terminal/piston.py.

Not as there, on purpose: 0 and -1 ask for the most this server gives and never lift a limit; JSON is read whatever its
content type says, and a body may have megabytes; a file that cannot be used is a 400 with a sentence, not a 500; a
signal that ends a program is told as such and not as a shell's exit code; what a compiler says is all its `stderr`; one
memory limit holds for both stages; `packages` are changed by keys with the scope `admin` alone.
"""

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import re_path

from executions import queue
from executions.allowances import QuotaRefused
from executions.api import bodies
from executions.api.answers import json_response
from executions.api.callers import caller, refuse_beyond_scopes
from executions.api.piston_jobs import Refused, Runtime, best_of, job_of, offered, runtimes
from executions.api.problems import Problem, our_fault, shortened
from executions.api.refusals import of_quota
from executions.database import in_database
from executions.limits import LimitsRefused
from executions.models import ADMIN, Execution, Verdict
from executions.queue import NoWorker, QueueFull, Submission
from executions.sandbox.job import Stream
from executions.transcript import text_of
from languages import jobs
from languages.models import Action, ImageJob, JobState, Language

MARGIN = 60.0  # Seconds that waiting in the queue and starting may add to a run's own limits.
LOOK_AGAIN = 0.5  # Seconds between looks at an image that is being made.
JSON = "application/json"
OURS = (Verdict.TIME_LIMIT, Verdict.MEMORY_LIMIT, Verdict.OUTPUT_LIMIT, Verdict.CANCELLED)  # We killed it.
STATUSES = {Verdict.TIME_LIMIT: "TO", Verdict.MEMORY_LIMIT: "SG", Verdict.CANCELLED: "SG", Verdict.INTERNAL_ERROR: "XX"}

View = Callable[[HttpRequest], Awaitable[HttpResponse]]
Stage = dict[str, Any]


async def list_runtimes(request: HttpRequest) -> HttpResponse:
    return json_response([runtime.described() for runtime in await runtimes()])


async def execute(request: HttpRequest) -> HttpResponse:
    viewer = await caller(request)
    submission, runtime = await job_of(_document(request), viewer, interactive=False)
    return json_response(answer_of(await _ended(submission), runtime))


async def _ended(submission: Submission) -> Execution:
    limits = submission.limits
    longest = (limits.compile_wall_ms + limits.wall_ms) / 1000
    try:
        execution = await queue.submit_and_wait(submission, seconds=longest + MARGIN)
    except (QueueFull, NoWorker) as refusal:
        raise Refused(busy(refusal), 503) from None
    except QuotaRefused as refused:
        raise of_quota(refused) from None
    except LimitsRefused as refused:
        raise Refused(str(refused)) from None
    except Execution.DoesNotExist:
        raise Refused("The execution was deleted while it was waited for") from None
    if not execution.has_ended:
        await queue.cancel(execution)
        raise Refused("The server is busy: the program did not start in time", 503)
    return execution


def busy(refusal: QueueFull | NoWorker) -> str:
    if isinstance(refusal, QueueFull):
        return "The queue is full, try again in a moment"
    return "No worker is there to run programs right now"


def _document(request: HttpRequest) -> Any:
    """The body, whatever it is called; what is neither called JSON nor is any is a 415."""
    try:
        return bodies.parse(request.body)
    except RequestDataTooBig:
        raise Refused("PayloadTooLargeError: request entity too large", part="stack") from None
    except Problem as problem:
        if not (request.content_type or "").startswith(JSON):
            raise Refused(f"requests must be of type {JSON}", 415) from None
        raise Refused(f"SyntaxError: {problem.detail}", part="stack") from None


# What became of a job.


def answer_of(execution: Execution, runtime: Runtime) -> dict[str, Any]:
    """When the compilation fails, `run` is a copy of `compile`."""
    answer: dict[str, Any] = {"language": runtime.name, "version": runtime.version}
    if not runtime.language.compiled:
        return answer | {"run": _last_stage(execution, Stream.STDOUT, Stream.STDERR)}
    if not ran(execution.compile_ms, execution.wall_ms):
        failed = _last_stage(execution, Stream.COMPILE)
        return answer | {"compile": failed, "run": failed}
    return answer | {"compile": _compiled(execution), "run": _last_stage(execution, Stream.STDOUT, Stream.STDERR)}


def ran(compile_ms: int | None, wall_ms: int | None) -> bool:
    """Whether a compiled program got as far as its run; one of the times is missing of what was ended before."""
    return compile_ms is not None and wall_ms is not None


def _compiled(execution: Execution) -> Stage:
    said = text_of(execution.transcript, Stream.COMPILE)
    nothing = dict.fromkeys(("signal", "memory", "message", "status", "cpu_time"))
    return nothing | {"stdout": "", "stderr": said, "output": said, "code": 0, "wall_time": execution.compile_ms}


def _last_stage(execution: Execution, *streams: Stream) -> Stage:
    frames, verdict = execution.transcript, Verdict(execution.verdict)
    code, signal = ending(verdict, execution.exit_code, execution.signal)
    return {
        "stdout": text_of(frames, Stream.STDOUT) if Stream.STDOUT in streams else "",
        "stderr": text_of(frames, *(stream for stream in streams if stream != Stream.STDOUT)),
        "output": text_of(frames, *streams),
        "code": code,
        "signal": signal,
        "message": None if verdict is Verdict.SUCCESS else execution.message,
        "status": _status(execution, signal),
        "memory": None if execution.memory_kib is None else execution.memory_kib * 1024,
        "cpu_time": execution.cpu_ms,
        "wall_time": execution.compile_ms if execution.wall_ms is None else execution.wall_ms,
    }


def ending(verdict: str, code: int | None, signal: str | None) -> tuple[int | None, str | None]:
    """The `code` and the `signal` of a stage: one of them is null."""
    if verdict in OURS:
        return None, "SIGKILL"
    return (None, signal) if signal else (code, None)


def _status(execution: Execution, signal: str | None) -> str | None:
    verdict = Verdict(execution.verdict)
    if verdict is Verdict.SUCCESS:
        return None
    if verdict is Verdict.OUTPUT_LIMIT:
        return "EL" if execution.error_cut else "OL"
    return STATUSES.get(verdict, "SG" if signal else "RE")


# Packages: the languages' images.


async def list_packages(request: HttpRequest) -> HttpResponse:
    return json_response(
        [
            {"language": each.name, "language_version": each.version, "installed": each.language.built}
            for each in await offered()
        ]
    )


async def install(request: HttpRequest) -> HttpResponse:
    return await _change(request, Action.BUILD)


async def uninstall(request: HttpRequest) -> HttpResponse:
    return await _change(request, Action.REMOVE)


async def _change(request: HttpRequest, action: Action) -> HttpResponse:
    """Answers when it is done, which may take minutes."""
    viewer = await caller(request)
    refuse_beyond_scopes(viewer, ADMIN)
    body = _document(request)
    language, version = (body.get(name) if isinstance(body, dict) else None for name in ("language", "version"))
    package = best_of(await offered(), str(language), str(version))
    if package is None:
        wanted = f"{shortened(str(language))}-{shortened(str(version))}"
        raise Refused(f"Requested package {wanted} does not exist", 404)
    if package.language.built is (action is Action.BUILD):
        raise Refused("Already installed" if package.language.built else "Not installed")
    await in_database(jobs.ask, package.language, action, viewer.owner)
    await _done(package, action)
    if action is Action.BUILD:  # Now it is known which version that was.
        package = Runtime(await in_database(Language.objects.get, pk=package.language.pk))
    return json_response({"language": package.name, "version": package.version})


async def _done(package: Runtime, action: Action) -> None:
    asked = ImageJob.objects.filter(language=package.language, action=action)
    while True:
        job = await in_database(asked.first)
        if job is None or job.state not in jobs.UNENDED:
            break
        await asyncio.sleep(LOOK_AGAIN)
    if job is None or job.state == JobState.FAILED:
        lines = job.log.strip().splitlines() if job else []
        raise Refused(lines[-1] if lines else "It failed", 500)


# Addresses.


def _by_method(**views: View) -> Any:
    """One address: each method's view, and every refusal in Piston's form."""

    async def view(request: HttpRequest) -> HttpResponse:
        chosen = views.get("GET" if request.method == "HEAD" else request.method or "")
        if chosen is None:
            return json_response({"message": "Not Found"}, status=404)
        return await _answered(chosen, request)

    view.csrf_exempt = True  # type: ignore[attr-defined]  # `caller` looks after pages
    return view


async def _answered(view: View, request: HttpRequest) -> HttpResponse:
    try:
        return await view(request)
    except Refused as refused:
        return json_response({refused.part: str(refused)}, status=refused.status)
    except Problem as problem:
        return _of_problem(problem)
    except SuspiciousOperation:
        return json_response({"message": "The request cannot be understood"}, status=400)
    except Exception as error:
        told = our_fault(error)
        return _of_problem(told) if told.status == HTTPStatus.SERVICE_UNAVAILABLE else HttpResponse(status=500)


def _of_problem(problem: Problem) -> HttpResponse:
    answer = json_response({"message": problem.detail}, status=problem.status)
    for name, value in problem.headers.items():
        answer.headers[name] = value
    return answer


urlpatterns = [
    re_path(r"^runtimes/?\Z", _by_method(GET=list_runtimes)),
    re_path(r"^execute/?\Z", _by_method(POST=execute)),
    re_path(r"^packages/?\Z", _by_method(GET=list_packages, POST=install, DELETE=uninstall)),
    re_path(r"^[\s\S]*\Z", _by_method()),
]
