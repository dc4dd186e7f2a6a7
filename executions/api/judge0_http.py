"""How Judge0 is spoken over HTTP: parameters from anywhere, every refusal in its form, open to other sites' pages."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from executions.allowances import QuotaRefused, Reason
from executions.api import bodies
from executions.api.answers import json_response
from executions.api.judge0_limits import Invalid, of_limits
from executions.api.problems import Problem, our_fault
from executions.api.refusals import of_quota
from executions.api.submitting import QUEUE_MOVES, WORKER_RETURNS
from executions.limits import LimitsRefused
from executions.models import Execution
from executions.queue import NoWorker, QueueFull

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")

View = Callable[..., Any]  # Asynchronous, which the types of Django's URL patterns do not know.


class Refused(Exception):
    """Judge0's `{"error": sentence}`."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


def by_method(**views: View) -> View:
    """One view of those for each method; HEAD as GET, anything else is not found, as Rails' router has it."""

    async def view(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = await _answer(request, views, kwargs)
        # Django logs each answer from 400 on, unless told so: whoever sends nonsense would fill the disk.
        response._has_been_logged = True  # type: ignore[attr-defined]  # Django's own mark
        return response

    view.csrf_exempt = True  # type: ignore[attr-defined]  # `caller` looks after pages
    return view


async def _answer(request: HttpRequest, views: Mapping[str, View], kwargs: Mapping[str, Any]) -> HttpResponse:
    view = views.get("GET" if request.method == "HEAD" else request.method or "")
    if view is None:
        return not_found()
    _show_key(request)
    try:
        answer: HttpResponse = await view(request, **kwargs)
        return answer
    except Exception as error:  # The top of the task: what is no refusal is logged.
        return _refusal(error) or _fault(error)


def _show_key(request: HttpRequest) -> None:
    """A key may be a parameter of the query, which only Judge0 looks for there."""
    key = request.GET.get("X-Auth-Token")
    if key is not None and "X-Auth-Token" not in request.headers:
        request.META["HTTP_X_AUTH_TOKEN"] = key
        vars(request).pop("headers")  # Made from META once, and kept.


def _refusal(error: Exception) -> HttpResponse | None:
    match error:
        case Invalid():
            return json_response(error.errors, status=422)
        case LimitsRefused():
            return json_response(of_limits(error).errors, status=422)
        case QuotaRefused():
            return _of_quota(error)
        case Refused():
            return failure(str(error), error.status)
        case Problem():
            return _of_problem(error)
        case QueueFull():
            return _later("queue is full", QUEUE_MOVES)
        case NoWorker():
            return _later("no worker is there to run submissions", WORKER_RETURNS)
        case RequestDataTooBig():
            return _of_problem(bodies.too_large())
        case SuspiciousOperation() | MultiPartParserError() | UnreadablePostError():
            return failure("the request cannot be understood", 400)
        case Execution.DoesNotExist():
            return not_found()
    return None


def _of_problem(problem: Problem) -> HttpResponse:
    """Judge0 says nothing to those it does not know."""
    silent = problem.status in (401, 403)
    response = HttpResponse(status=problem.status) if silent else failure(problem.detail, problem.status)
    for name, value in problem.headers.items():
        response.headers[name] = value
    return response


def _of_quota(refused: QuotaRefused) -> HttpResponse:
    if refused.reason in (Reason.TOO_LARGE, Reason.TOO_MANY):
        field = {"code": "source_code", "cases": "number_of_runs"}[refused.field]
        return json_response({field: [str(refused)]}, status=422)
    problem = of_quota(refused)
    response = failure(str(refused), problem.status)
    for name, value in problem.headers.items():
        response.headers[name] = value
    return response


def _later(sentence: str, seconds: int) -> HttpResponse:
    response = failure(sentence, 503)
    response.headers["Retry-After"] = str(seconds)
    return response


def _fault(error: Exception) -> HttpResponse:
    problem = our_fault(error)
    if problem.status == HTTPStatus.SERVICE_UNAVAILABLE:
        return _of_problem(problem)
    return json_response({"status": 500, "error": "Internal Server Error"}, status=500)


def failure(sentence: str, status: int) -> HttpResponse:
    return json_response({"error": sentence}, status=status)


def not_found() -> HttpResponse:
    return json_response({"status": 404, "error": "Not Found"}, status=404)


def plain(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def parameters(request: HttpRequest) -> dict[str, Any]:
    """What came in the body, as JSON or as a form, and over it what came in the query. Raises Problem."""
    if request.method in ("GET", "HEAD", "DELETE"):
        return request.GET.dict()
    return _sent(request) | request.GET.dict()


def _sent(request: HttpRequest) -> dict[str, Any]:
    body = request.body
    if len(body) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        raise bodies.too_large()
    if not body:
        return {}
    if request.content_type in FORMS and not body.lstrip().startswith(b"{"):
        return request.POST.dict()
    document = bodies.parse(body)
    return document if isinstance(document, dict) else {}
