"""Paths that share programs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from executions.api.answers import json_response
from executions.api.callers import caller, refuse_beyond_scopes, viewer_of
from executions.api.problems import Problem, not_found, refuse_unknown_parameters
from executions.database import in_database
from executions.models import RUN, Viewer
from languages.known import known
from programs import listing, sharing
from programs.described import SnapshotAnswer, SnapshotList, WholeSnapshot
from programs.listing import SnapshotQuery
from programs.sharing import SnapshotRequest
from programs.snapshots import Snapshot

router = Router(tags=["Share"], auth=caller, by_alias=True)


@router.post("/snapshots", response={201: SnapshotAnswer, 200: SnapshotAnswer})
async def share(request: HttpRequest, body: SnapshotRequest) -> HttpResponse:
    """Share a program under a short link.

    What is shared never changes. The same program, shared again in the same way, keeps its link and is answered
    with 200; its time starts anew.
    """
    viewer = owner_in(request)
    refuse_beyond_scopes(viewer, RUN)
    snapshot, is_new = await in_database(_share, viewer, body)
    response = json_response(_described(request, snapshot), status=201 if is_new else 200)
    response.headers["Location"] = snapshot.get_absolute_url()
    return response


@router.get("/snapshots", response=SnapshotList)
async def shared(request: HttpRequest, query: Query[SnapshotQuery]) -> HttpResponse:
    """What the caller shares, newest first, page by page."""
    refuse_unknown_parameters(request, SnapshotQuery)
    rows, following = await in_database(listing.page, owner_in(request).owner, query)
    return json_response({"snapshots": [_described(request, each) for each in rows], "next": following})


@router.get("/snapshots/{snapshot}", response=WholeSnapshot)
async def read(request: HttpRequest, snapshot: str) -> HttpResponse:
    """A shared program, for everybody who may read it."""
    found = await in_database(_find, viewer_of(request), snapshot)
    return json_response(_described(request, found) | {"program": found.program, "result": found.result})


@router.delete("/snapshots/{snapshot}", response={204: None})
async def unshare(request: HttpRequest, snapshot: str) -> HttpResponse:
    """Take a shared program back: its link leads nowhere from now on."""
    if not await in_database(_take_back, owner_in(request), snapshot):
        raise not_found("shared program")
    return HttpResponse(status=204)


def owner_in(request: HttpRequest) -> Viewer:
    """Who can own something. Raises Problem 401 for those who are known by their address alone."""
    viewer = viewer_of(request)
    if viewer.owner.startswith(("address:", "embed:")):
        detail = "Behind one address there may be many people: send a key to share programs, or share from the page."
        raise Problem(401, detail, headers={"WWW-Authenticate": "Bearer"})
    return viewer


def _share(viewer: Viewer, body: SnapshotRequest) -> tuple[Snapshot, bool]:
    return sharing.share(viewer, body, known())


def _find(viewer: Viewer, identifier: str) -> Snapshot:
    found = None if "\0" in identifier else Snapshot.objects.visible_to(viewer).filter(pk=identifier).first()
    if found is None:
        raise not_found("shared program")
    return found


def _take_back(viewer: Viewer, identifier: str) -> bool:
    return "\0" not in identifier and bool(Snapshot.objects.of(viewer.owner).filter(pk=identifier).delete()[0])


def _described(request: HttpRequest, snapshot: Snapshot) -> dict[str, Any]:
    return {
        "id": snapshot.pk,
        "url": request.build_absolute_uri(snapshot.get_absolute_url()),
        "title": snapshot.title,
        "language": snapshot.language,
        "visibility": snapshot.visibility,
        "createdAt": snapshot.created_at,
        "expiresAt": snapshot.expires_at,
    }
