"""The page with the editor and the terminal."""

import sys
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from executions import embedding
from executions.api.catalogue import descriptions
from executions.api.early import form_of
from executions.api.problems import Problem, our_fault
from executions.tracing import refused
from executions.viewers import open_page_session
from languages.models import Language

LANGUAGE_COOKIE = "language"  # The page remembers it there, so that its first paint is right.
FIRST_LANGUAGE = "python"


@require_safe
@never_cache
def editor(request: HttpRequest, slug: str | None = None) -> HttpResponse:
    """The editor with the language of the address, else the one used last, else Python."""
    offered = {language.slug: language for language in Language.objects.offered()}
    if slug is not None and slug not in offered:
        raise Http404(f"No language {slug!r} is offered.")
    wanted = slug or request.COOKIES.get(LANGUAGE_COOKIE, FIRST_LANGUAGE)
    usable = {each: language for each, language in offered.items() if language.built or each == slug}
    language = usable.get(wanted) or usable.get(FIRST_LANGUAGE) or next(iter((usable or offered).values()), None)
    return show(request, language, offered.values())


def show(request: HttpRequest, language: Language | None, offered: Iterable[Language], **opened: Any) -> HttpResponse:
    """The editor: whole, or as other sites' pages embed it. Its template's use of `csrf_token` sets that cookie."""
    context = {
        "language": language,
        "languages": descriptions(offered),
        "most_bytes": settings.MAX_CODE_SIZE_BYTES,
        "may_embed": bool(settings.EMBED_ORIGINS),
        "address": request.build_absolute_uri(request.path),
        "picture": request.build_absolute_uri(static("preview.png")),
        **opened,
    }
    if embedding.is_asked_for(request):
        return embedding.show(request, "editor.html", context)
    open_page_session(request)
    return render(request, "editor.html", context)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What Django refuses before any view sees it, most often another host's name."""
    sentence = _("The request cannot be understood.")
    if isinstance(exception, DisallowedHost):
        refused("host name refused", client=request.META.get("REMOTE_ADDR", ""))
        sentence = _("This site does not go by that name; its ALLOWED_HOSTS lists those it has.")
    if request.path.startswith(("/api/", "/execute", "/health")):
        return Problem(400, sentence).response()
    return render(request, "400.html", {"sentence": sentence}, status=400)


def fault(request: HttpRequest) -> HttpResponse:
    """What failed on our side, in a page or around a view; Django calls this while it handles the exception."""
    problem = our_fault(sys.exc_info()[1] or RuntimeError("an unknown fault"))
    if request.path.startswith(("/api/", "/execute", "/judge0/", "/jobe/")):
        kind, body = form_of(request.path, problem)
        response = HttpResponse(body, content_type=kind, status=problem.status)
    else:
        # Without the request: what looks at the visitor's session would ask the database again.
        text = render_to_string(f"{problem.status}.html")
        response = HttpResponse(text, status=problem.status)
    for name, value in problem.headers.items():
        response.headers[name] = value
    return response
