"""Django's own middleware without a thread for each of its steps.

Under ASGI Django 5.2 takes every step of a middleware into a thread and back: 14 times a request, which cost more
than all else of an API call together (measured: 6 of 8 ms). The steps below only compute; those that may wait for the
database, and all of the admin's, still go to a thread.
"""

from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth import middleware as auth
from django.contrib.messages import middleware as messages
from django.contrib.sessions import middleware as sessions
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware import clickjacking, common, csrf, gzip, locale, security
from django.utils import translation
from django.utils.cache import patch_vary_headers

SYNCHRONOUS = ("/admin/", "/account/")  # Their messages and sessions are read while the answer is made.
ENGLISH = (
    "/api/",
    "/execute",
    "/health",
    "/jobe/",
    "/judge0/",
    "/static/",
)  # What programs read, and their documentation.


class Direct:
    """Before a middleware class: its steps run in the event loop. Its `process_request` never answers by itself."""

    get_response: Any

    async def __acall__(self, request: HttpRequest) -> HttpResponseBase:
        middleware: Any = self
        if request.path.startswith(SYNCHRONOUS):
            answer: HttpResponseBase = await super().__acall__(request)  # type: ignore[misc]  # of the class behind
            return answer
        early = middleware.process_request(request) if hasattr(middleware, "process_request") else None
        answer = early or await self.get_response(request)
        if not hasattr(middleware, "process_response"):
            return answer
        if self.waits(request, answer):
            answered: HttpResponseBase = await sync_to_async(middleware.process_response)(request, answer)
        else:
            answered = middleware.process_response(request, answer)
        return answered

    def waits(self, request: HttpRequest, answer: HttpResponseBase) -> bool:
        """Whether `process_response` will wait for something, or work for long."""
        return False


class SecurityMiddleware(Direct, security.SecurityMiddleware):
    pass


class GZipMiddleware(Direct, gzip.GZipMiddleware):
    """Pages alone: they carry the whole catalogue. What programs read is short, and time counts there.

    Secrets in a page cannot be guessed by its compressed size: tokens are masked anew in each answer, and Django adds
    a random length.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not _is_page(response):
            return response
        answered: HttpResponseBase = super().process_response(request, response)
        return answered

    def waits(self, request: HttpRequest, answer: HttpResponseBase) -> bool:
        return _is_page(answer)


def _is_page(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html")


class SessionMiddleware(Direct, sessions.SessionMiddleware):
    def waits(self, request: HttpRequest, answer: HttpResponseBase) -> bool:
        return bool(request.session.modified)


class LocaleMiddleware(Direct, locale.LocaleMiddleware):
    """The visitor's language for pages, English for programs."""

    def process_request(self, request: HttpRequest) -> None:
        if not request.path.startswith(ENGLISH):
            super().process_request(request)
            return
        translation.activate(settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = settings.LANGUAGE_CODE

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(ENGLISH):
            return response
        patch_vary_headers(response, ("Cookie",))
        answered: HttpResponseBase = super().process_response(request, response)
        return answered


class CommonMiddleware(Direct, common.CommonMiddleware):
    pass


class CsrfViewMiddleware(Direct, csrf.CsrfViewMiddleware):
    async def process_view(self, *args: Any) -> Any:  # type: ignore[override]  # Django takes either kind
        return super().process_view(*args)


class AuthenticationMiddleware(Direct, auth.AuthenticationMiddleware):
    pass


class MessageMiddleware(Direct, messages.MessageMiddleware):
    pass


class XFrameOptionsMiddleware(Direct, clickjacking.XFrameOptionsMiddleware):
    pass
