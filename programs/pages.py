"""The page of a shared program: the editor, opened at it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from executions import embedding
from executions.models import Viewer
from executions.pages import show
from executions.viewers import viewer_of_page
from languages.models import Language
from programs.snapshots import Snapshot

EXCERPT_LINES = 5
LONGEST_EXCERPT = 200


@require_safe
@never_cache
def snapshot(request: HttpRequest, identifier: str) -> HttpResponse:
    """The shared program, with what it printed if that was shared too. Readers cannot change it, only their copy."""
    viewer = _viewer(request)
    found = None if "\0" in identifier else Snapshot.objects.visible_to(viewer).filter(pk=identifier).first()
    if found is None:
        return render(request, "snapshot_gone.html", status=404)
    offered = Language.objects.offered()
    language = Language.objects.filter(pk=found.language).first()
    is_owner = viewer is not None and viewer.owner == found.owner
    response = show(
        request,
        language,
        offered,
        opened=_opened(found, is_owner=is_owner, read_only=not embedding.is_asked_for(request)),
        preview=_preview(request, found, language),
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _viewer(request: HttpRequest) -> Viewer | None:
    """Nobody in a frame: what is private is for its owner's own page."""
    return None if embedding.is_asked_for(request) else viewer_of_page(request)


def _opened(snapshot: Snapshot, *, is_owner: bool, read_only: bool) -> dict[str, Any]:
    return {
        "kind": "snapshot",
        "id": snapshot.pk,
        "title": snapshot.title,
        "readOnly": read_only,
        "program": snapshot.program,
        "result": snapshot.result,
        "isOwner": is_owner,
        "visibility": snapshot.visibility,
        "createdAt": snapshot.created_at,
        "expiresAt": snapshot.expires_at,
    }


def _preview(request: HttpRequest, snapshot: Snapshot, language: Language | None) -> dict[str, Any]:
    """What other sites show of a link to it, and what is read without a script."""
    main = snapshot.program["files"][0]
    code = "" if main.get("encoding") == "base64" else main["content"]
    name = language.name if language else snapshot.language
    return {
        "title": snapshot.title or f"{main['name']} · {name}",
        "language": name,
        "excerpt": _excerpt(code),
        "file": main["name"],
        "code": code,
    }


def _excerpt(code: str) -> str:
    lines = [line.strip() for line in code.splitlines() if line.strip()]
    text = " ⏎ ".join(lines[:EXCERPT_LINES])
    return text if len(text) <= LONGEST_EXCERPT else text[: LONGEST_EXCERPT - 1] + "…"
