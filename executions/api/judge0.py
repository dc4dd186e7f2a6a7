"""The API of Judge0 CE 1.13.1, below /judge0/. Its clients need another address and nothing else.

Different on purpose (docs/moving-from-judge0.md has it for those who move):

- `wait=true` answers when the run ends, without the floor of two seconds; a run out of memory says so in `message`.
- Limits are the site's and the language's. A limit of 0 is the most that can be had, where Judge0 lifts it.
- Everybody who is known by a key or a session lists and deletes what is theirs; there is no second token.
- No network or limits per process: refused in Judge0's own words for what is switched off.
- Callbacks need a key, are signed, and may be tried five times; they reach public addresses only.
- What is no base64, no zip archive or no closed quotation mark is refused instead of passed over.
- Of several runs of one submission, output that is no UTF-8 comes with U+FFFD in it.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import re_path

from executions import queue
from executions.api import judge0_info as info
from executions.api.answers import json_response
from executions.api.callers import caller, limits_of, refuse_beyond_scopes
from executions.api.judge0_answer import STATUSES, WAITING, Submitted
from executions.api.judge0_columns import COLUMNS, DEFAULT, answer_of
from executions.api.judge0_http import Refused, by_method, parameters
from executions.api.judge0_languages import MOST_IN_BATCH, every_language
from executions.api.judge0_limits import Invalid
from executions.api.judge0_request import Terms, read
from executions.api.problems import Problem, shortened
from executions.database import in_database
from executions.models import RUN, Execution, Viewer

LONGEST_WAIT = 600.0  # Seconds, as in Judge0; a run's own limits end it long before.
MOST_ON_PAGE = 20
MOST_PAGES = 1_000_000
LEADING_NUMBER = re.compile(r"\s*([+-]?\d{1,9})")
NOT_TEXT = "some attributes for {} cannot be converted to UTF-8, use base64_encoded=true query parameter"

Parameters = dict[str, Any]


# Submissions.


async def create(request: HttpRequest) -> HttpResponse:
    viewer = await _runner(request)
    sent = parameters(request)
    columns = _columns(sent)
    submission = read(sent, await _terms(viewer, sent))
    if sent.get("wait") != "true":
        execution = await queue.submit(submission)
        return json_response({"token": str(execution.pk)}, status=201)
    execution = await queue.submit_and_wait(submission, seconds=LONGEST_WAIT)
    token = str(execution.pk)
    try:
        return json_response(await _shown(execution, columns, sent), status=201)
    except UnicodeDecodeError:
        return json_response({"error": NOT_TEXT.format("this submission"), "token": token}, status=201)


async def create_batch(request: HttpRequest) -> HttpResponse:
    viewer = await _runner(request)
    sent = parameters(request)
    wanted = sent.get("submissions")
    wanted = wanted if isinstance(wanted, list) else []
    _check_size_of_batch(wanted)
    answers = await _take_all(wanted, await _terms(viewer, sent))
    return json_response(answers, status=201 if any("token" in answer for answer in answers) else 422)


async def _terms(viewer: Viewer, sent: Parameters) -> Terms:
    languages, limits = await every_language(), await limits_of(viewer)
    return Terms(viewer=viewer, languages=languages, limits=limits, encoded=_encoded(sent))


async def _take_all(wanted: list[Any], terms: Terms) -> list[dict[str, Any]]:
    """Each is taken or refused by itself, but for what refuses them all: then none of them is left in the queue."""
    taken = list[Execution]()
    answers: list[dict[str, Any]] = []
    try:
        for each in wanted:
            try:
                submission = read(each if isinstance(each, dict) else {}, terms)
            except Invalid as invalid:
                answers.append(dict(invalid.errors))
                continue
            taken.append(await queue.submit(submission))
            answers.append({"token": str(taken[-1].pk)})
    except Exception:
        for execution in taken:
            await queue.delete(execution)
        raise
    return answers


async def show(request: HttpRequest, token: str) -> HttpResponse:
    viewer = await caller(request)
    sent = parameters(request)
    columns = _columns(sent)
    execution = await in_database(_find, viewer, token)
    try:
        return json_response(await _shown(execution, columns, sent))
    except UnicodeDecodeError:
        raise Refused(NOT_TEXT.format("this submission")) from None


async def show_batch(request: HttpRequest) -> HttpResponse:
    viewer = await caller(request)
    sent = parameters(request)
    tokens = str(request.headers.get("tokens", sent.get("tokens", ""))).strip()
    wanted = tokens.split(",") if tokens else []
    _check_size_of_batch(wanted)
    columns = _columns(sent)
    found = await in_database(_find_all, viewer, wanted)
    shown = await _all_shown([found.get(token) for token in wanted], columns, sent)
    return json_response({"submissions": shown})


async def index(request: HttpRequest) -> HttpResponse:
    viewer = await _known(request)
    sent = parameters(request)
    columns = _columns(sent)
    page, per_page = _number(sent, "page", 1, MOST_PAGES), _number(sent, "per_page", MOST_ON_PAGE, MOST_ON_PAGE)
    total, rows = await in_database(_page, viewer, page, per_page)
    pages = max(1, -(-total // per_page))
    meta = {
        "current_page": page,
        "next_page": page + 1 if page < pages else None,
        "prev_page": page - 1 if page > 1 else None,
        "total_pages": pages,
        "total_count": total,
    }
    return json_response({"submissions": await _all_shown(rows, columns, sent), "meta": meta})


async def destroy(request: HttpRequest, token: str) -> HttpResponse:
    viewer = await _known(request)
    columns = _columns(parameters(request))
    execution = await in_database(_find, viewer, token)
    status = Submitted(execution, await every_language()).status
    if status in WAITING:
        raise Refused(f"submission cannot be deleted because its status is {status} ({STATUSES[status]})")
    shown = await _shown(execution, columns, {"base64_encoded": "true"})
    await queue.delete(execution)
    return json_response(shown)


async def _runner(request: HttpRequest) -> Viewer:
    viewer = await caller(request)
    refuse_beyond_scopes(viewer, RUN)
    return viewer


async def _known(request: HttpRequest) -> Viewer:
    """Of strangers behind one address, each would see and delete the others' submissions."""
    viewer = await caller(request)
    if viewer.owner.startswith("address:"):
        raise Problem(403, "Only those who are known may do that.")
    return viewer


def _columns(sent: Parameters) -> Sequence[str]:
    wanted = [name for name in str(sent.get("fields") or "").split(",") if name]
    if unknown := [shortened(name) for name in wanted if name != "*" and name not in COLUMNS]:
        raise Refused(f"invalid fields: [{', '.join(unknown[:20])}]")
    return tuple(COLUMNS) if "*" in wanted else wanted or DEFAULT


def _encoded(sent: Parameters) -> bool:
    return sent.get("base64_encoded") in ("true", True)


def _number(sent: Parameters, name: str, otherwise: int, most: int) -> int:
    """Read as Ruby reads it: what begins with no number is 0."""
    if name not in sent:
        return otherwise
    digits = LEADING_NUMBER.match(str(sent[name]))
    number = int(digits[1]) if digits else 0
    if not 1 <= number <= most:
        raise Refused(f"invalid {name}: {number}")
    return number


def _check_size_of_batch(wanted: list[Any]) -> None:
    if not wanted:
        raise Refused("there should be at least one submission in a batch")
    if len(wanted) > MOST_IN_BATCH:
        raise Refused(f"number of submissions in a batch should be less than or equal to {MOST_IN_BATCH}")


async def _shown(execution: Execution, columns: Sequence[str], sent: Parameters) -> dict[str, Any]:
    return answer_of(Submitted(execution, await every_language()), columns, encoded=_encoded(sent))


async def _all_shown(
    executions: Iterable[Execution | None], columns: Sequence[str], sent: Parameters
) -> list[dict[str, Any] | None]:
    try:
        return [await _shown(each, columns, sent) if each else None for each in executions]
    except UnicodeDecodeError:
        raise Refused(NOT_TEXT.format("one or more submissions")) from None


def _uuid(token: str) -> UUID | None:
    try:
        return UUID(token)
    except ValueError:
        return None


def _find(viewer: Viewer, token: str) -> Execution:
    if key := _uuid(token):
        return Execution.objects.visible_to(viewer).get(pk=key)
    raise Execution.DoesNotExist


def _find_all(viewer: Viewer, tokens: Iterable[str]) -> dict[str, Execution]:
    keys = {token: key for token in tokens if (key := _uuid(token))}
    found = Execution.objects.visible_to(viewer).in_bulk(set(keys.values()))
    return {token: found[key] for token, key in keys.items() if key in found}


def _page(viewer: Viewer, page: int, per_page: int) -> tuple[int, list[Execution]]:
    rows = Execution.objects.visible_to(viewer)
    newest_first = rows.order_by("-queued_at", "-pk")
    return rows.count(), list(newest_first[(page - 1) * per_page : page * per_page])


async def home(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


async def authenticate(request: HttpRequest) -> HttpResponse:
    await caller(request)
    return HttpResponse()


async def authorize(request: HttpRequest) -> HttpResponse:
    await _known(request)
    return HttpResponse()


urlpatterns = [
    re_path(r"^\Z", by_method(GET=home)),
    re_path(r"^submissions/?\Z", by_method(GET=index, POST=create)),
    re_path(r"^submissions/batch/?\Z", by_method(GET=show_batch, POST=create_batch)),
    re_path(r"^submissions/(?P<token>[^/]+)/?\Z", by_method(GET=show, DELETE=destroy)),
    re_path(r"^languages/?\Z", by_method(GET=info.languages)),
    re_path(r"^languages/all/?\Z", by_method(GET=info.all_languages)),
    re_path(r"^languages/(?P<number>[^/]+)/?\Z", by_method(GET=info.language)),
    re_path(r"^statuses/?\Z", by_method(GET=info.statuses)),
    re_path(r"^system_info/?\Z", by_method(GET=info.system_info)),
    re_path(r"^config_info/?\Z", by_method(GET=info.config_info)),
    re_path(r"^about/?\Z", by_method(GET=info.about)),
    re_path(r"^version/?\Z", by_method(GET=info.text(info.VERSION))),
    re_path(r"^license/?\Z", by_method(GET=info.text(info.LICENSE))),
    re_path(r"^isolate/?\Z", by_method(GET=info.text(info.ISOLATE))),
    re_path(r"^statistics/?\Z", by_method(GET=info.statistics)),
    re_path(r"^workers/?\Z", by_method(GET=info.workers)),
    re_path(r"^authenticate/?\Z", by_method(POST=authenticate)),
    re_path(r"^authorize/?\Z", by_method(POST=authorize)),
    re_path(r"^[\s\S]*\Z", by_method()),
]
