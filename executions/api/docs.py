"""The API described: for programs as OpenAPI, for people as a page."""

from asyncio import to_thread

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from compiler_site.csp import HEADER as CONTENT_SECURITY_POLICY
from executions.api import reference as laid_out
from executions.api.answers import json_response
from executions.api.native import as_problem
from executions.api.openapi import document
from executions.verdicts import size

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types"
)
SOME_ID = "0b8f6d1e-6a44-4a0c-9d0e-6f2f4f0c2f11"


@as_problem
@require_safe
async def openapi(request: HttpRequest) -> HttpResponse:
    response = json_response(await to_thread(document))  # The first time it takes half a second to make.
    response.headers["Cache-Control"] = "no-cache"
    return response


@as_problem
@require_safe
async def reference(request: HttpRequest) -> HttpResponse:
    await to_thread(document)
    site = f"{request.scheme}://{request.get_host()}"
    groups = laid_out.groups(site, SOME_ID)
    context = {
        "site": site,
        "socket": site.replace("http", "ws", 1),
        "identifier": SOME_ID,
        "groups": groups,
        "first": groups[0][1][0].samples[0],
        "shapes": laid_out.shapes(),
        "messages": dict(laid_out.messages()),
        "queue_capacity": settings.QUEUE_CAPACITY,
        "anonymous": settings.ANONYMOUS_API,
        "body_limit": size(settings.DATA_UPLOAD_MAX_MEMORY_SIZE),
    }
    response = render(request, "docs/reference.html", context)
    response.headers[CONTENT_SECURITY_POLICY] = POLICY
    response.headers["Cache-Control"] = "no-cache"
    return response
