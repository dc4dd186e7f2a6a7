"""The API described: for programs as OpenAPI, for people as a page."""

from django.http import HttpRequest, HttpResponse

from executions.api.answers import json_response
from executions.api.openapi import document


async def openapi(request: HttpRequest) -> HttpResponse:
    response = json_response(document())
    response.headers["Cache-Control"] = "public, max-age=300"
    return response


def reference(request: HttpRequest) -> HttpResponse:
    return HttpResponse()
