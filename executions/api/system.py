"""The whole system at a glance, for keys that may see it."""

import platform
from typing import Any

import django
from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from ninja import Router

from executions.api.answers import json_response
from executions.api.callers import caller, refuse_beyond_scopes, viewer_of
from executions.api.described import System
from executions.database import in_database
from executions.models import ADMIN, Execution, State, Worker
from languages.models import Language

LIMITS = (
    "QUEUE_CAPACITY",
    "MAX_TIMEOUT",
    "MAX_MEMORY_MIB",
    "MAX_PROCESSES",
    "MAX_CODE_SIZE_BYTES",
    "MAX_INPUT_SIZE_BYTES",
    "MAX_OUTPUT_SIZE_BYTES",
    "INTERACTIVE_TIMEOUT",
    "INTERACTIVE_IDLE_TIMEOUT",
)

router = Router(tags=["Look around"], auth=caller, by_alias=True)


@router.get("/system", response=System)
async def system(request: HttpRequest) -> HttpResponse:
    """Versions, workers, the queue, images and limits. Needs a key with the scope `admin`."""
    refuse_beyond_scopes(viewer_of(request), ADMIN)
    return json_response(await in_database(_describe))


def _describe() -> dict[str, Any]:
    unended = Execution.objects.filter(state__in=(State.QUEUED, State.RUNNING))
    counts = dict(unended.order_by().values_list("state").annotate(Count("pk")))
    return {
        "versions": {"python": platform.python_version(), "django": django.get_version()},
        "queue": {
            "waiting": counts.get(State.QUEUED, 0),
            "running": counts.get(State.RUNNING, 0),
            "capacity": settings.QUEUE_CAPACITY,
        },
        "workers": [_worker(each) for each in Worker.objects.alive().order_by("name")],
        "images": [_image(each) for each in Language.objects.order_by("slug")],
        "limits": {name: getattr(settings, name) for name in LIMITS},
    }


def _worker(worker: Worker) -> dict[str, Any]:
    return {
        "name": worker.name,
        "seats": worker.seats,
        "interactiveSeats": worker.interactive_seats,
        "startedAt": worker.started_at,
        "lastSeen": worker.last_seen,
        "draining": worker.draining,
        "sandboxes": {name: value for name, value in worker.report.items() if name not in ("metrics", "place")},
    }


def _image(language: Language) -> dict[str, Any]:
    return {
        "language": language.slug,
        "image": language.image,
        "available": language.built,
        "published": language.published,
        "version": language.version,
        "size": language.image_size,
        "builtAt": language.image_built_at,
        "checkedAt": language.checked_at,
        "checksFailed": sorted(language.check_faults),
    }
