"""The site's own REST API, put together: paths, and what becomes of every refusal."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, path
from ninja import NinjaAPI, Router
from ninja.errors import HttpError
from ninja.errors import ValidationError as ParameterError
from ninja.parser import Parser
from pydantic import BaseModel

from executions.api import bodies, catalogue, following, quota, submitting, system
from executions.api.problems import Problem, invalid, not_found, our_fault
from executions.api.schemas import BatchRequest, HistoryQuery, ResultQuery, RunRequest
from executions.api.sentences import errors_of
from executions.models import Execution

View = Callable[..., Any]  # Asynchronous, which the types of Django's URL patterns do not know.


class StrictParser(Parser):
    """Leaves the document on the request: what an idempotency key stands for is all of it."""

    def parse_body(self, request: HttpRequest) -> Any:
        request.document = bodies.read_json(request)  # type: ignore[attr-defined]  # ours
        return request.document  # type: ignore[attr-defined]


api = NinjaAPI(
    title="Compiler", version="1", openapi_url=None, docs_url=None, parser=StrictParser(), urls_namespace="native"
)
api.add_router("", submitting.router)
api.add_router("", following.router)
api.add_router("", catalogue.router)
api.add_router("", quota.router)
api.add_router("", system.router)


@api.exception_handler(Problem)
def answer_problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problem.response()


@api.exception_handler(HttpError)
def answer_unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the parser raised comes wrapped."""
    cause = error.__cause__
    if isinstance(cause, Problem):
        return cause.response()
    return our_fault(cause or error).response()


MODELS: dict[str, type[BaseModel]] = {
    "execute": RunRequest,
    "submit": RunRequest,
    "batch": BatchRequest,
    "executions": HistoryQuery,
}


@api.exception_handler(ParameterError)
def answer_invalid(request: HttpRequest, error: ParameterError) -> HttpResponse:
    name = request.path.strip("/").rpartition("/")[2]
    # Before the field Ninja puts where it was, and of a body also what the function calls it.
    skip = 2 if error.errors[0]["loc"][0] == "body" else 1
    return invalid(errors_of(error.errors, MODELS.get(name, ResultQuery), skip=skip)).response()


@api.exception_handler(RequestDataTooBig)
def answer_too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return bodies.too_large().response()


@api.exception_handler(SuspiciousOperation)
def answer_suspicious(request: HttpRequest, error: SuspiciousOperation) -> HttpResponse:
    return Problem(400, "The request cannot be understood.").response()


@api.exception_handler(Http404)
@api.exception_handler(Execution.DoesNotExist)
def answer_gone(request: HttpRequest, error: Exception) -> HttpResponse:
    """Deleted while it was waited for."""
    return not_found().response()


@api.exception_handler(Exception)
def answer_fault(request: HttpRequest, error: Exception) -> HttpResponse:
    return our_fault(error).response()


def as_problem(view: View) -> View:
    """`view`, for HEAD as for GET, its refusal of other methods as a problem."""

    @wraps(view)
    async def wrapped(request: HttpRequest, **kwargs: Any) -> Any:
        if request.method == "HEAD":
            request.method = "GET"  # The server leaves the body out.
        response = await view(request, **kwargs)
        if isinstance(response, HttpResponseNotAllowed):
            return wrong_method(request, response.headers["Allow"])
        return response

    wrapped.csrf_exempt = True  # type: ignore[attr-defined]  # `caller` looks after pages
    return wrapped


def wrong_method(request: HttpRequest, allowed: str) -> HttpResponse:
    detail = f"{request.path} does not take {request.method}, only {allowed}."
    return Problem(405, detail, headers={"Allow": allowed}).response()


async def nothing_here(request: HttpRequest) -> HttpResponse:
    return Problem(404, "There is nothing at this address; /api/docs lists what there is.").response()


nothing_here.csrf_exempt = True  # type: ignore[attr-defined]  # nothing can be done here


def add(router: Router, models: Mapping[str, type[BaseModel]]) -> None:
    """Take in another app's paths, before `patterns`. `models`: what is read there, by the last part of the path."""
    api.add_router("", router)
    MODELS.update(models)


def patterns() -> list[URLPattern]:
    """Every path with and without a slash at its end."""
    own = [each for each in api.urls[0] if isinstance(each, URLPattern) and str(each.pattern)]
    return [
        path(f"{each.pattern}{slash}", as_problem(each.callback), name=each.name) for each in own for slash in ("", "/")
    ]
