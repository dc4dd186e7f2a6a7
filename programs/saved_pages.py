"""A user's own programs: the list, and the editor opened at one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from executions import embedding
from executions.pages import show
from languages.models import Language
from programs.saved import SavedProgram, SavedProgramQuerySet
from programs.sharing import in_one_line
from programs.snapshots import LONGEST_TITLE

ON_A_PAGE = 50


@require_safe
@never_cache
@login_required
def programs(request: HttpRequest) -> HttpResponse:
    """Newest first; `q` is looked for in titles and languages."""
    asked = in_one_line(request.GET.get("q", ""))[:LONGEST_TITLE]
    mine = SavedProgram.objects.visible_to(request.user).light()
    found = mine.filter(title__icontains=asked) | mine.filter(language__icontains=asked) if asked else mine
    page = Paginator(found.order_by("-updated_at", "-pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    names = dict(Language.objects.values_list("slug", "name"))
    rows = [(each, names.get(each.language, each.language)) for each in page]
    return render(request, "account/programs.html", {"page": page, "rows": rows, "asked": asked})


@require_safe
@never_cache
def program(request: HttpRequest, identifier: str) -> HttpResponse:
    """The editor with a program of the user's. For everybody else, and in other sites' frames, there is nothing."""
    found = None if embedding.is_asked_for(request) else _own(request, identifier).first()
    if found is None:
        raise Http404("There is no such program, or it is not yours.")
    opened = {
        "kind": "saved",
        "id": found.pk,
        "title": found.title,
        "readOnly": False,
        "program": found.document,
        "version": found.version,
    }
    language = Language.objects.filter(pk=found.language).first()
    return show(request, language, Language.objects.offered(), opened=opened)


@require_POST
@login_required
def rename(request: HttpRequest, identifier: str) -> HttpResponse:
    title = in_one_line(request.POST.get("title", ""))[:LONGEST_TITLE]
    if not title:
        messages.error(request, _("A program needs a name of at least one character."))
    elif not _own(request, identifier).rename(title):
        raise Http404
    return redirect("account-programs")


@require_POST
@login_required
def delete(request: HttpRequest, identifier: str) -> HttpResponse:
    found = get_object_or_404(_own(request, identifier).light())
    found.delete()
    messages.success(request, _("“%(title)s” is deleted.") % {"title": found.title})
    return redirect("account-programs")


def _own(request: HttpRequest, identifier: str) -> SavedProgramQuerySet:
    mine = SavedProgram.objects.visible_to(request.user)
    return mine.none() if "\0" in identifier else mine.filter(pk=identifier)
