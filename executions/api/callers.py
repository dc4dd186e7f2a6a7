"""Who calls: the one gate of every path that is about somebody's executions."""

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware

from executions.api.problems import Problem
from executions.models import Viewer
from executions.viewers import viewer_of_request


class CrossSiteCheck(CsrfViewMiddleware):
    """Django's check, with the reason instead of a page."""

    def _reject(self, request: HttpRequest, reason: str) -> str:
        return reason


def _never_called(request: HttpRequest) -> HttpResponseBase:
    raise NotImplementedError


_check = CrossSiteCheck(_never_called)


async def caller(request: HttpRequest) -> Viewer:
    """Raises Problem: 401 for a stranger where keys are needed, 403 for a page's session without its token."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        _refuse_cross_site(request)
    viewer = await viewer_of_request(request)
    if not settings.ANONYMOUS_API and viewer.owner.startswith("address:"):
        raise Problem(401, "This site runs programs only for those it knows.", headers={"WWW-Authenticate": "Bearer"})
    return viewer


def viewer_of(request: HttpRequest) -> Viewer:
    """Whom `caller` found."""
    viewer: Viewer = request.auth  # type: ignore[attr-defined]  # Ninja's
    return viewer


def _refuse_cross_site(request: HttpRequest) -> None:
    _check.process_request(request)
    reason: object
    try:
        reason = _check.process_view(request, _never_called, (), {})
    except (SuspiciousOperation, MultiPartParserError):  # It looks for the token in forms too.
        reason = "The form that came instead cannot be read."
    if reason:
        raise Problem(403, f"A request with the page's cookie needs its X-CSRFToken header. {reason}")
