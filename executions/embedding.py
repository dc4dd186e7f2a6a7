"""Pages inside other sites' pages: who may show them, and who runs something there.

Browsers send no cookies there, so each visitor gets a signed token in the page itself.
"""

import secrets
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from compiler_site.csp import HEADER as CONTENT_SECURITY_POLICY
from compiler_site.csp import embedded_policy
from executions.models import Viewer

TOKEN_HEADER = "X-Embed-Token"  # noqa: S105 - a header's name
LIFE = 12 * 3600  # Seconds; after that the page has to be loaded again.

_signer = TimestampSigner(salt="embed")


class TokenRefused(Exception):
    """It was not made here, or too long ago."""


def new_token() -> str:
    """Makes its bearer somebody of their own, and lets them do nothing else."""
    return _signer.sign(secrets.token_hex(8))


def viewer_of_token(token: str) -> Viewer:
    """Raises TokenRefused."""
    try:
        return Viewer(owner=f"embed:{_signer.unsign(token, max_age=LIFE)}")
    except BadSignature:
        raise TokenRefused from None


def is_asked_for(request: HttpRequest) -> bool:
    return request.GET.get("embed", "") not in ("", "0")


@xframe_options_exempt
def show(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page for a frame: it sets no cookie and reads none."""
    theme = request.GET.get("theme")
    context |= {
        "embed_token": new_token(),
        "whole": request.path,
        "embed_origins": " ".join(settings.EMBED_ORIGINS),
        "theme": theme if theme in ("light", "dark") else None,
    }
    response = render(request, template, context)
    response.headers[CONTENT_SECURITY_POLICY] = embedded_policy(request)
    return response
