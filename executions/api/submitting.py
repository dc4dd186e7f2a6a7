"""Paths that take programs."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import ValidationError

from executions import queue
from executions.allowances import QuotaRefused
from executions.api.answers import json_response
from executions.api.callers import caller, viewer_of
from executions.api.described import Accepted, BatchItem, Result
from executions.api.problems import Problem, busy, invalid
from executions.api.refusals import of_quota
from executions.api.schemas import BatchRequest, RunRequest
from executions.api.sentences import field_errors
from executions.api.submissions import idempotency_key, submission_of
from executions.database import in_database
from executions.limits import LimitsRefused
from executions.models import Execution
from executions.queue import IdempotencyConflict, NoWorker, QueueFull, Submission
from executions.results import result_of
from executions.viewers import terminal_token
from languages.known import if_fresh, known

MARGIN = 60.0  # Seconds that waiting in the queue and starting may add to a run's own limits.
QUEUE_MOVES = 2  # Seconds after which a full queue is worth another try.
WORKER_RETURNS = 10
REFUSALS = (QueueFull, NoWorker, IdempotencyConflict, LimitsRefused, QuotaRefused)

router = Router(tags=["Run"], auth=caller, by_alias=True)


@router.post("/execute", response={200: Result, 202: Accepted})
async def execute(request: HttpRequest, body: RunRequest) -> HttpResponse:
    """Run a program and answer with its result.

    A program that fails is a result too: its `verdict` says how it ended. With `"wait": false`, or with the header
    `Prefer: respond-async`, it is answered as by `POST /api/submit`. `POST /execute` is the same.
    """
    return await _take(request, body, wait="respond-async" not in _preferences(request))


@router.post("/submit", response={202: Accepted, 200: Result})
async def submit(request: HttpRequest, body: RunRequest) -> HttpResponse:
    """Queue a program and answer at once.

    Follow it by its id: status, result, or its terminal's socket. With `"wait": true` it is answered as by
    `POST /api/execute`.
    """
    return await _take(request, body, wait=False)


@router.post("/batch", response={202: list[BatchItem]})
async def batch(request: HttpRequest, body: BatchRequest) -> HttpResponse:
    """Queue several programs, each accepted or refused by itself.

    The list in the answer has the same order: for each request what `POST /api/submit` would have answered, an accepted
    execution or a problem. An `Idempotency-Key` counts for all of them.
    """
    key = idempotency_key(request)
    answers = []
    for index, document in enumerate(body.executions):
        try:
            answers.append(await _take_one(request, document, key and f"{key} {index}"))
        except Problem as problem:
            answers.append(problem.body())
    return json_response(answers, status=202)


async def _take(request: HttpRequest, body: RunRequest, *, wait: bool) -> HttpResponse:
    submission = await _submission(request, body, request.document, idempotency_key(request))  # type: ignore[attr-defined]  # the parser's
    if not (wait if body.wait is None else body.wait):
        return _accepted_response(await _queued(submission))
    execution = await _ended(submission)
    return json_response(result_of(execution)) if execution.has_ended else _accepted_response(execution)


def _preferences(request: HttpRequest) -> set[str]:
    return {each.strip().lower() for each in request.headers.get("Prefer", "").split(",")}


async def _take_one(request: HttpRequest, document: Any, key: str) -> dict[str, Any]:
    try:
        body = RunRequest.model_validate(document)
    except ValidationError as error:
        raise invalid(field_errors(error, RunRequest)) from None
    if body.wait:
        raise invalid([("wait", "must be false in a batch, which never waits")])
    return accepted(await _queued(await _submission(request, body, document, key)))


async def _submission(request: HttpRequest, body: RunRequest, document: Any, key: str) -> Submission:
    languages = if_fresh()
    if languages is None:
        languages = await in_database(known)
    return submission_of(document, body, viewer_of(request), key, languages)


async def _queued(submission: Submission) -> Execution:
    try:
        return await queue.submit(submission)
    except REFUSALS as refusal:
        raise _in_words(refusal) from None


async def _ended(submission: Submission) -> Execution:
    try:
        return await queue.submit_and_wait(submission, seconds=_longest(submission) + MARGIN)
    except REFUSALS as refusal:
        raise _in_words(refusal) from None


def _longest(submission: Submission) -> float:
    """Seconds after which the run must have ended by its own limits."""
    limits = submission.limits
    runs = max(1, len(submission.program.cases))
    return (limits.compile_wall_ms + limits.wall_ms * runs) / 1000


def _in_words(refusal: Exception) -> Problem:
    match refusal:
        case QuotaRefused():
            return of_quota(refusal)
        case LimitsRefused():
            return invalid(refusal.errors)
        case QueueFull():
            detail = f"The queue is full: {settings.QUEUE_CAPACITY} programs wait already. Try again in a moment."
            return busy(detail, seconds=QUEUE_MOVES)
        case NoWorker():
            return busy("No worker is there to run programs right now.", seconds=WORKER_RETURNS)
        case _:
            return Problem(409, "This Idempotency-Key belongs to another request of the last 24 hours.")


def accepted(execution: Execution) -> dict[str, Any]:
    identifier = str(execution.pk)
    return {
        "id": identifier,
        "executionId": identifier,
        "status": execution.state,
        "message": "Code execution started",
        "links": links(execution.pk),
        "terminalToken": terminal_token(execution.pk),
    }


def links(identifier: UUID) -> Mapping[str, str]:
    return {
        "status": f"/api/status/{identifier}",
        "result": f"/api/result/{identifier}",
        "terminal": f"/api/ws/terminal/{identifier}",
    }


def _accepted_response(execution: Execution) -> HttpResponse:
    response = json_response(accepted(execution), status=202)
    response.headers["Location"] = f"/api/status/{execution.pk}"
    return response
