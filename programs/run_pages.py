"""Somebody's own runs: the list, one with its recording, two side by side, and the editor opened at one."""

from collections.abc import Container
from typing import Any
from uuid import UUID

from asgiref.sync import async_to_sync
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from executions import embedding, queue
from executions.api.problems import Problem
from executions.models import Execution
from executions.pages import show
from executions.viewers import viewer_of_page
from languages.models import Language
from programs import comparing, recording, runs

COMPARED_AT_ONCE = 12


@require_safe
@never_cache
def listed(request: HttpRequest) -> HttpResponse:
    """Newest first. Of a language, verdict or cursor that is none of ours nothing is asked."""
    viewer = viewer_of_page(request)
    languages = runs.languages_of(viewer) if viewer else {}
    known: dict[str, Container[str]] = {"language": languages, "verdict": runs.VERDICTS}
    wanted = {name: value for name in known if (value := request.GET.get(name, "")) in known[name]}
    context = {"languages": languages, "verdicts": runs.VERDICTS, "wanted": wanted, "page": None}
    if viewer:
        try:
            context["page"] = runs.page(viewer, after=request.GET.get("after", ""), **wanted)
        except Problem:
            return redirect("account-runs")
    return render(request, "account/runs.html", context)


@require_safe
@never_cache
def one(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """What ran and what came of it, its terminal to be played."""
    execution = _visible(request, identifier)
    (run,) = runs.described([execution])
    viewer = viewer_of_page(request)
    others = runs.of(viewer).filter(language=execution.language, forgotten=False).exclude(pk=identifier)  # type: ignore[arg-type]  # they see one
    context = {"run": run, "others": list(runs.described(others[:COMPARED_AT_ONCE])), **recording.of(execution)}
    return render(request, "account/run.html", context)


@require_safe
@never_cache
def edit(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """The editor with a copy of what ran."""
    execution = None if embedding.is_asked_for(request) else _visible(request, identifier)
    if execution is None or execution.forgotten or not execution.program["files"]:
        raise Http404("Nothing of this run can be opened.")
    (run,) = runs.described([execution])
    opened = {
        "kind": "run",
        "id": str(identifier),
        "title": _("Run of %(language)s") % {"language": run.language},
        "readOnly": False,
        "program": runs.document(execution),
    }
    language = Language.objects.filter(pk=execution.language).first()
    return show(request, language, Language.objects.offered(), opened=opened)


@require_POST
def delete(request: HttpRequest, identifier: UUID) -> HttpResponse:
    async_to_sync(queue.delete)(_visible(request, identifier))
    messages.success(request, _("The run is deleted, with its code and output."))
    return redirect("account-runs")


@require_safe
@never_cache
def compare(request: HttpRequest) -> HttpResponse:
    """Code and output of two runs, the older one first."""
    pair = sorted((_named(request, name) for name in "ab"), key=lambda each: each.queued_at)
    context: dict[str, Any] = {"runs": list(runs.described(pair))}
    if not any(each.forgotten for each in pair):
        context["parts"] = comparing.parts(*pair)
    return render(request, "account/compare.html", context)


def _named(request: HttpRequest, name: str) -> Execution:
    try:
        identifier = UUID(request.GET.get(name, ""))
    except ValueError:
        raise Http404("No run goes by that name.") from None
    return _visible(request, identifier)


def _visible(request: HttpRequest, identifier: UUID) -> Execution:
    viewer = viewer_of_page(request)
    mine = Execution.objects.visible_to(viewer) if viewer else Execution.objects.none()
    return get_object_or_404(mine, pk=identifier)
