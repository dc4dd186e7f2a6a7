"""What a Judge0 says of itself: its languages, statuses, configuration, machine and workers."""

import os
import platform
from typing import Any

from django.http import HttpRequest, HttpResponse

from executions.api.answers import json_response
from executions.api.callers import caller
from executions.api.judge0_answer import STATUSES
from executions.api.judge0_http import View, not_found, plain
from executions.api.judge0_languages import by_id, config, described, every_language, name_of
from executions.api.judge0_limits import whole
from executions.api.judge0_statistics import statistics as counted
from executions.database import in_database
from executions.models import Execution, Worker

VERSION = "1.13.1"
LICENSE = "This site speaks Judge0's API. It is not Judge0 and has none of its code.\n"
ISOLATE = "Programs run in this site's own sandbox, not in isolate.\n"


async def languages(request: HttpRequest) -> HttpResponse:
    await caller(request)
    offered = by_id(await every_language())
    listed = [{"id": number, "name": name_of(language)} for number, language in offered.items()]
    return json_response(sorted(listed, key=lambda each: (each["name"], each["id"])))


async def all_languages(request: HttpRequest) -> HttpResponse:
    await caller(request)
    named = await every_language()
    both = by_id(named, disabled=True) | by_id(named)
    names = ("id", "name", "is_archived")
    listed = [{name: described(*each)[name] for name in names} for each in both.items()]
    return json_response(sorted(listed, key=lambda each: (each["name"], each["id"])))


async def language(request: HttpRequest, number: str) -> HttpResponse:
    await caller(request)
    named = await every_language()
    found = (by_id(named, disabled=True) | by_id(named)).get(whole(number))
    return json_response(described(whole(number), found)) if found else not_found()


async def statuses(request: HttpRequest) -> HttpResponse:
    await caller(request)
    return json_response([{"id": number, "description": name} for number, name in STATUSES.items()])


async def config_info(request: HttpRequest) -> HttpResponse:
    await caller(request)
    return json_response(config())


async def system_info(request: HttpRequest) -> HttpResponse:
    """Of the machine that answers, as much as a program can find out by itself."""
    await caller(request)
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    known = {"Architecture": platform.machine(), "CPU(s)": str(os.cpu_count()), "Mem": f"{memory / (1 << 30):.1f}G"}
    return json_response(known)


async def about(request: HttpRequest) -> HttpResponse:
    await caller(request)
    home = request.build_absolute_uri("/")
    return json_response({"version": VERSION, "homepage": home, "source_code": home, "maintainer": request.get_host()})


def text(words: str) -> View:
    async def answer(request: HttpRequest) -> HttpResponse:
        await caller(request)
        return plain(words)

    return answer


async def statistics(request: HttpRequest) -> HttpResponse:
    viewer = await caller(request)
    again = request.GET.get("invalidate_cache") == "true"
    return json_response(await in_database(counted, viewer, await every_language(), again=again))


async def workers(request: HttpRequest) -> HttpResponse:
    await caller(request)
    return json_response([await in_database(_seats)])


def _seats() -> dict[str, Any]:
    """A seat, of which a worker of ours has several, is what a worker is in Judge0."""
    alive = list(Worker.objects.alive())
    available, paused = sum(each.seats for each in alive), sum(each.seats for each in alive if each.draining)
    working = min(available, Execution.objects.going().filter(interactive=False).count())
    return {
        "queue": "default",
        "size": Execution.objects.waiting().count(),
        "available": available,
        "idle": max(0, available - working - paused),
        "working": working,
        "paused": paused,
        "failed": 0,
    }
