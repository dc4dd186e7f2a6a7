"""The Content-Security-Policy of every answer.

Measured with Monaco 0.57 and xterm.js 6 in Chromium and Firefox: no violation. Monaco positions its lines by writing
`style` attributes as HTML and draws squiggles from `data:` images; nothing else of the page needs an exception.
"""

import secrets
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, cast

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

HEADER = "Content-Security-Policy"

# The names of the policies that Monaco makes; `compiler-worker` is ours.
TRUSTED_TYPES = (
    "compiler-worker dompurify editorViewLayer standaloneColorizer domLineBreaksComputer defaultWorkerFactory"
    " stickyScrollViewLayer diffEditorWidget diffReview editorGhostText tokenizeToString richScreenReaderContent"
)

# For everything that is not a page: JSON, text, and files that a program made.
NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox"


def page_policy(nonce: str, sockets: str, *, forms_lead_to: Iterable[str] = (), ancestors: str = "'none'") -> str:
    """What the pages of the site may do. `sockets` is for browsers whose 'self' leaves WebSockets out.

    `ancestors`: the pages that may show it in a frame.
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src-elem 'self' 'nonce-{nonce}'",
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            f"connect-src 'self' {sockets}".rstrip(),
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            " ".join(("form-action 'self'", *forms_lead_to)),
            f"frame-ancestors {ancestors}",
            "require-trusted-types-for 'script'",
            f"trusted-types {TRUSTED_TYPES}",
        )
    )


def embedded_policy(request: HttpRequest) -> str:
    """That of a page which the site's own pages and EMBED_ORIGINS may show in a frame."""
    ancestors = " ".join(("'self'", *settings.EMBED_ORIGINS))
    return page_policy(cast(Any, request).csp_nonce, _sockets(request), ancestors=ancestors)


def admin_policy() -> str:
    """What Django's admin may do: 5.2 has two inline style sheets in each form, and no inline script."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
        " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


Answer = HttpResponseBase | Awaitable[HttpResponseBase]


@sync_and_async_middleware
def content_security_policy(get_response: Callable[[HttpRequest], Answer]) -> Callable[[HttpRequest], Answer]:
    """Give each request a `csp_nonce` and each answer without a policy its policy."""
    if iscoroutinefunction(get_response):

        async def later(request: HttpRequest) -> HttpResponseBase:
            _prepare(request)
            return _protect(request, await cast(Awaitable[HttpResponseBase], get_response(request)))

        return later

    def now(request: HttpRequest) -> HttpResponseBase:
        _prepare(request)
        return _protect(request, cast(HttpResponse, get_response(request)))

    return now


def _prepare(request: HttpRequest) -> None:
    request_: Any = request
    request_.csp_nonce = secrets.token_urlsafe(16)


def _protect(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    response.headers.setdefault(HEADER, _policy(request, response))
    return response


def _policy(request: HttpRequest, response: HttpResponseBase) -> str:
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return NOTHING
    if request.path.startswith("/admin/"):
        return admin_policy()
    # Chromium holds what a form is redirected to against the policy as well: the log-in pages of other sites.
    others = settings.SOCIAL_LOGINS.hosts if request.path.startswith("/account/") else ()
    return page_policy(cast(Any, request).csp_nonce, _sockets(request), forms_lead_to=others)


def _sockets(request: HttpRequest) -> str:
    try:
        host = request.get_host()
    except DisallowedHost:
        return ""
    return f"ws://{host} wss://{host}"
