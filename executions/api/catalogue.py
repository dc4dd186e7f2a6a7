"""Paths that say what the site offers, and whether it is well."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from compiler_site import health as site_health
from executions.api.answers import json_response
from executions.api.described import Health, LanguageAnswer
from executions.api.problems import Problem
from executions.database import in_database
from languages import jobs
from languages.models import Language

router = Router(tags=["Look around"], by_alias=True)


@router.get("/languages", response=list[LanguageAnswer])
async def languages(request: HttpRequest) -> HttpResponse:
    """The languages that are offered. Answers 304 to the `ETag` of the last answer."""
    return _cacheable(request, await in_database(_offered))


@router.get("/languages/{name}", response=LanguageAnswer)
async def language(request: HttpRequest, name: str) -> HttpResponse:
    """One language, by slug or alias in any case."""
    return _cacheable(request, await in_database(_one, name))


@router.get("/health", response={200: Health, 503: Health})
async def health(request: HttpRequest) -> HttpResponse:
    """Whether programs can be run: 200, or 503 with what is wrong."""
    checks = await site_health.examine()
    well = all(found == site_health.OK for found in checks.values())
    body = {
        "status": "ok" if well else "degraded",
        "message": "Server is running" if well else "Server is running, but programs cannot all be run",
        "checks": checks,
    }
    return json_response(body, status=200 if well else 503)


def _offered() -> list[dict[str, Any]]:
    return descriptions(Language.objects.offered())


def _one(name: str) -> dict[str, Any]:
    found = Language.objects.offered().find(name) if len(name) <= 64 else None
    if found is None:
        raise Problem(404, "There is no such language here; GET /api/languages lists them.")
    return descriptions([found])[0]


def descriptions(languages: Iterable[Language]) -> list[dict[str, Any]]:
    building = jobs.being_made()
    return [_described(each, building=each.slug in building) for each in languages]


def _described(language: Language, *, building: bool) -> dict[str, Any]:
    return {
        "slug": language.slug,
        "name": language.name,
        "version": language.version,
        "aliases": language.aliases,
        "fileName": language.file_name,
        "editorMode": language.editor_mode,
        "starter": language.starter,
        "compiled": language.compiled,
        "interactive": language.interactive,
        "console": bool(language.console),
        "compilerOptions": language.compiler_options,
        "limits": {
            "timeout": language.wall_ms,
            "cpuTimeLimit": language.cpu_ms,
            "compileTimeout": language.compile_wall_ms,
            "memoryLimit": language.memory_mib,
            "processLimit": language.processes,
            "outputLimit": language.output_bytes,
            "diskLimit": language.disk_mib,
            "cpus": language.cpus,
        },
        "available": language.built,
        "building": building,
    }


def _cacheable(request: HttpRequest, body: Any) -> HttpResponse:
    tag = f'"{hashlib.sha256(json.dumps(body).encode()).hexdigest()[:32]}"'
    known = {each.strip().removeprefix("W/") for each in request.headers.get("If-None-Match", "").split(",")}
    response = HttpResponse(status=304) if tag in known else json_response(body)
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "no-cache"
    return response
