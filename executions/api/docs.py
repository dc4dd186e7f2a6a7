"""The API described: for programs as OpenAPI, for people as a page."""

from django.http import HttpRequest, HttpResponse

from executions.api.answers import json_response
from executions.api.native import api


def openapi(request: HttpRequest) -> HttpResponse:
    return json_response(api.get_openapi_schema(path_prefix="api/"))


def reference(request: HttpRequest) -> HttpResponse:
    return HttpResponse()
