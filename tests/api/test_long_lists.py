"""Of very many rows a list looks at the newest, and leads to the others."""

import re
from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.timezone import now

from executions.api import history
from executions.models import Execution, Verdict
from executions.newest import NewestChangeList

LIST = "/admin/executions/execution/"


@pytest.fixture
def admin(db: None, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(NewestChangeList, "most", 3)
    monkeypatch.setattr(history, "LOOKED_THROUGH", 3)
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.create(pk=7, username="root", is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def ended(db: None) -> list[UUID]:
    """Of user 7, the newest first; the fourth alone timed out, the fifth alone is another's."""
    made = []
    for number in range(8):
        verdict = Verdict.TIME_LIMIT if number == 3 else Verdict.SUCCESS
        moment = now() - timedelta(days=40 * number)
        made.append(
            Execution.objects.create(
                owner="user:70" if number == 4 else "user:7",
                language="python",
                program={"files": []},
                state="finished",
                verdict=verdict,
                queued_at=moment,
                finished_at=moment,
            )
        )
    return [each.pk for each in made]


def listed(page: str) -> list[UUID]:
    return [UUID(found) for found in re.findall(r'name="_selected_action" value="([0-9a-f-]{36})"', page)]


def link(page: str, title: str) -> str:
    found = re.search(rf'<a[^>]*href="([^"]*)"[^>]*>{title}</a>', page)
    assert found, title
    return unescape(found[1])


def test_the_admin_looks_at_the_newest_and_goes_on_to_older_ones(admin: Client, ended: list[UUID]) -> None:
    first = admin.get(LIST).content.decode()
    assert listed(first) == ended[:3]
    assert listed(admin.get(f"{LIST}?verdict__exact=time_limit").content.decode()) == []
    second = admin.get(LIST + link(first, "Older ones")).content.decode()
    assert listed(second) == ended[3:6]
    assert listed(admin.get(LIST + link(second, "Older ones")).content.decode()) == ended[6:]
    assert listed(admin.get(LIST + link(second, "Back to the newest")).content.decode()) == ended[:3]


def test_an_owner_or_a_day_is_found_however_old(admin: Client, ended: list[UUID]) -> None:
    assert listed(admin.get(f"{LIST}?q=user:70").content.decode()) == [ended[4]]
    assert listed(admin.get(f"{LIST}?q={ended[7]}").content.decode()) == [ended[7]]
    assert listed(admin.get(f"{LIST}?q=ser:70").content.decode()) == []
    day = Execution.objects.get(pk=ended[6]).queued_at
    query = f"?queued_at__year={day.year}&queued_at__month={day.month}&queued_at__day={day.day}"
    assert listed(admin.get(LIST + query).content.decode()) == [ended[6]]


def test_the_calendar_leads_from_years_to_days(admin: Client, ended: list[UUID]) -> None:
    last = Execution.objects.get(pk=ended[7]).queued_at
    page = admin.get(LIST).content.decode()
    for title in (str(last.year), f"{last:%B} {last.year}", f"{last:%B} {last.day}"):
        if f">{title}</a>" in page or title != str(last.year):  # Of a single year its months are shown at once.
            page = admin.get(LIST + link(page, title)).content.decode()
    assert listed(page) == [ended[7]]


def test_a_rare_kind_of_run_is_found_in_steps(admin: Client, ended: list[UUID]) -> None:
    mine = Execution.objects.filter(owner="user:7")
    found, following = history.part(mine, 20, verdict="time_limit")
    assert (found, bool(following)) == ([], True)
    found, _ = history.part(mine, 20, after=following or "", verdict="time_limit")
    assert [each.pk for each in found] == [ended[3]]
    page = admin.get("/account/runs?verdict=time_limit").content.decode()
    assert "older ones may be" in page
    assert str(ended[3]) in admin.get("/account/runs" + link(page, "Older")).content.decode()
