"""Paths by which the page's editor saves: for a session that has logged in, with its CSRF token."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from pydantic import ValidationError

from executions.api import bodies
from executions.api.answers import json_response
from executions.api.problems import Problem, invalid
from executions.api.sentences import field_errors
from languages.known import known
from programs.saved import SavedProgram
from programs.saving import SaveRequest, save_new, save_over

View = Callable[..., HttpResponse]


def for_users(view: View) -> View:
    """`view(request, user, ...)`, what it refuses as a problem."""

    @wraps(view)
    def wrapped(request: HttpRequest, **parts: str) -> HttpResponse:
        if not request.user.is_authenticated:
            return Problem(401, "Sign in to save programs.").response()
        try:
            return view(request, request.user, **parts)
        except Problem as problem:
            return problem.response()

    return never_cache(wrapped)


@require_POST
@for_users
def programs(request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
    """Save a new program."""
    return json_response(_described(save_new(user, _read(request), known())), status=201)


@require_http_methods(["PUT"])
@for_users
def program(request: HttpRequest, user: AbstractBaseUser, identifier: str) -> HttpResponse:
    """Save over the version that the page has."""
    return json_response(_described(save_over(user, identifier, _read(request), known())))


@require_POST
@for_users
def brought(request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
    """The page has saved the drafts that were in the browser of who has just signed up."""
    request.session.pop("bring_drafts", None)
    return json_response({})


def _read(request: HttpRequest) -> SaveRequest:
    try:
        return SaveRequest.model_validate(bodies.read_json(request))
    except ValidationError as error:
        raise invalid(field_errors(error, SaveRequest)) from None


def _described(saved: SavedProgram) -> dict[str, object]:
    return {"id": saved.pk, "url": saved.get_absolute_url(), "title": saved.title, "version": saved.version}
