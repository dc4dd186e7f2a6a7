"""Paths that look after executions."""

import re
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import register_converter
from django.urls.converters import StringConverter
from django.utils.http import content_disposition_header
from ninja import Query, Router

from compiler_site.csp import HEADER as CONTENT_SECURITY_POLICY
from compiler_site.csp import NOTHING
from executions import queue
from executions.api import history
from executions.api.answers import json_response
from executions.api.callers import caller, viewer_of
from executions.api.described import History, Result, Status
from executions.api.problems import not_found, refuse_unknown_parameters
from executions.api.schemas import HistoryQuery, ResultQuery
from executions.database import in_database
from executions.models import Execution, Viewer
from executions.results import media_type, result_of, status_of


class Anything(StringConverter):
    """A path whose names may hold line breaks, as a program's files may."""

    regex = r"[\s\S]+"


register_converter(Anything, "anything")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")  # Nothing that a header may hold.

router = Router(tags=["Follow"], auth=caller, by_alias=True)


@router.get("/status/{id}", response=Status)
async def status(request: HttpRequest, id: str) -> HttpResponse:
    """Where an execution is."""
    return json_response(await in_database(_status, viewer_of(request), id))


@router.get("/result/{id}", response={200: Result, 202: Status})
async def result(request: HttpRequest, id: str, query: Query[ResultQuery]) -> HttpResponse:
    """The result of an execution, or 202 with its status while it has not ended.

    `wait` holds the answer until it has.
    """
    refuse_unknown_parameters(request, ResultQuery)
    execution = await in_database(find, viewer_of(request), id, whole=True)
    if not execution.has_ended and query.wait:
        execution = await queue.poll(execution, seconds=query.wait)
    if execution.has_ended:
        return json_response(result_of(execution))
    return json_response(await in_database(_status, viewer_of(request), id), status=202)


@router.get("/executions", response=History)
async def executions(request: HttpRequest, query: Query[HistoryQuery]) -> HttpResponse:
    """The caller's own executions, newest first, page by page."""
    refuse_unknown_parameters(request, HistoryQuery)
    return json_response(await in_database(history.page, viewer_of(request), query))


@router.post("/executions/{id}/cancel", response=Status)
async def cancel(request: HttpRequest, id: str) -> HttpResponse:
    """End an execution: one that waits at once, one that runs within a second.

    An execution that has ended stays as it is.
    """
    viewer = viewer_of(request)
    await queue.cancel(await in_database(find, viewer, id))
    return json_response(await in_database(_status, viewer, id))


@router.delete("/executions/{id}", response={204: None})
async def delete(request: HttpRequest, id: str) -> HttpResponse:
    """Delete an execution with its code, output and files. One that runs is ended first."""
    await queue.delete(await in_database(find, viewer_of(request), id))
    return HttpResponse(status=204)


@router.get("/executions/{id}/files/{anything:name}", response={200: bytes})
async def file(request: HttpRequest, id: str, name: str) -> HttpResponse:
    """A file that the program wrote below `output/`, as a download."""
    name = name.removesuffix("/")  # The path may end with a slash, a file does not.
    content = await in_database(_content, viewer_of(request), id, name)
    response = HttpResponse(content, content_type=media_type(name))
    shown = CONTROL.sub("_", name.rpartition("/")[2])
    response.headers["Content-Disposition"] = content_disposition_header(True, shown) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers[CONTENT_SECURITY_POLICY] = NOTHING
    return response


def find(viewer: Viewer, identifier: str, *, whole: bool = False) -> Execution:
    """The viewer's execution, `whole` with what it printed. Raises Problem 404 for all others."""
    visible = Execution.objects.visible_to(viewer)
    try:
        return (visible if whole else visible.light()).get(pk=UUID(identifier))
    except (ValueError, Execution.DoesNotExist):
        raise not_found() from None


def _status(viewer: Viewer, identifier: str) -> dict[str, Any]:
    execution = find(viewer, identifier)
    return status_of(execution, execution.queue_position())


def _content(viewer: Viewer, identifier: str, name: str) -> bytes:
    execution = find(viewer, identifier)
    found = None if "\0" in name else execution.files.filter(name=name).first()
    if found is None:
        raise not_found("file")
    return bytes(found.content)
