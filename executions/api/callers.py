"""Who calls: the one gate of every path that is about somebody's executions."""

from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware

from accounts.allowances import allowance_for
from accounts.keys import KeyRefused, shows_key
from executions.api.problems import Problem
from executions.embedding import TokenRefused
from executions.limits import Range, ranges
from executions.models import Viewer
from executions.rates import RateExceeded, note_refused_key, refuse_guessing, take_call
from executions.tracing import refused
from executions.viewers import viewer_of_request

CHALLENGE = {"WWW-Authenticate": "Bearer"}


class CrossSiteCheck(CsrfViewMiddleware):
    """Django's check, with the reason instead of a page."""

    def _reject(self, request: HttpRequest, reason: str) -> str:
        return reason


def _never_called(request: HttpRequest) -> HttpResponseBase:
    raise NotImplementedError


_check = CrossSiteCheck(_never_called)


async def caller(request: HttpRequest) -> Viewer:
    """Raises Problem: 401 for a key that is refused, or none where one is needed; 403 for a page without its token;
    429 for who calls too often.
    """
    try:
        viewer = await _viewer_within_rate(request)
    except KeyRefused:
        refused("key refused", client=request.META["REMOTE_ADDR"])
        raise Problem(401, "This key is not known here, or not any more.", headers=CHALLENGE) from None
    except TokenRefused:
        raise Problem(401, "This page has been open for too long: reload it.", headers=CHALLENGE) from None
    if viewer.owner.startswith(("user:", "session:")):
        _refuse_cross_site(request)
    if not settings.ANONYMOUS_API and viewer.owner.startswith("address:"):
        detail = "This site runs programs only for those it knows: send a key as X-API-Key or Authorization: Bearer."
        raise Problem(401, detail, headers=CHALLENGE)
    return viewer


async def _viewer_within_rate(request: HttpRequest) -> Viewer:
    """Raises Problem 429, and what `viewer_of_request` raises."""
    address, owner = request.META["REMOTE_ADDR"], ""
    try:
        if shows_key(request.headers):
            await refuse_guessing(address)
        viewer = await viewer_of_request(request)
        owner = viewer.owner
        request.rate = await take_call(viewer)  # type: ignore[attr-defined]  # for `rate_headers`
    except KeyRefused:
        await note_refused_key(address)
        raise
    except RateExceeded as exceeded:
        refused("rate exceeded", client=address, owner=owner)
        again = {"Retry-After": str(exceeded.rate.reset)}
        raise Problem(429, str(exceeded), headers={**exceeded.rate.headers, **again}) from None
    return viewer


def refuse_beyond_scopes(viewer: Viewer, *scopes: str) -> None:
    """Raises Problem 403 when the viewer's key is not good for all of these."""
    missing = [scope for scope in scopes if not viewer.may(scope)]
    if missing:
        refused(f"scope {', '.join(missing)} refused", owner=viewer.owner)
        raise Problem(403, f"This key is not for that: it lacks the scope {', '.join(missing)}.")


async def limits_of(viewer: Viewer, *, interactive: bool = False) -> Mapping[str, Range]:
    """What the viewer may ask for, by the field of `Asked`."""
    return ranges(interactive=interactive, allowance=await allowance_for(viewer.owner))


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
        refused("cross-site request refused", client=request.META["REMOTE_ADDR"])
        raise Problem(403, f"A request with the page's cookie needs its X-CSRFToken header. {reason}")
