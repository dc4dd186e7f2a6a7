"""Work on images, asked for in the admin and done by a worker."""

import re
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import httpx
import pytest
from django.core.management import call_command
from django.utils.timezone import now

from executions.models import Worker
from languages import jobs
from languages.models import Action, ImageJob, JobState, Language
from tests.languages.test_admin import LIST, MAKE_ADMIN, act, logged_in
from tests.site import Site

JOBS = "/admin/languages/imagejob/"


@pytest.fixture
def bash() -> Language:
    call_command("languages", "load")
    return Language.objects.get(slug="bash")


@pytest.mark.django_db
def test_the_same_is_asked_for_once(bash: Language) -> None:
    assert jobs.ask(bash, Action.BUILD, by="boss")
    assert not jobs.ask(bash, Action.BUILD, by="helper")
    assert jobs.ask(bash, Action.CHECK, by="helper")
    assert jobs.being_made() == {"bash"}


@pytest.mark.django_db
def test_a_job_is_one_workers_until_that_is_gone(bash: Language) -> None:
    one, other = (Worker.objects.create(name=name, seats=1, interactive_seats=1) for name in ("one", "other"))
    jobs.ask(bash, Action.BUILD, by="boss")
    job = jobs.claim(one.name)
    assert job
    assert jobs.claim(other.name) is None
    Worker.objects.filter(pk="one").update(last_seen=now() - timedelta(days=1))
    again = jobs.claim(other.name)
    assert again
    assert again.pk == job.pk
    jobs.end(job, JobState.FAILED, "late")  # By the first one, who has lost it.
    assert ImageJob.objects.get().state == JobState.GOING
    jobs.end(again, JobState.DONE, "built")
    assert ImageJob.objects.get().log == "built"
    assert jobs.being_made() == set()


@pytest.mark.django_db
def test_a_job_that_was_given_back_waits_again(bash: Language) -> None:
    Worker.objects.create(name="one", seats=1, interactive_seats=1)
    jobs.ask(bash, Action.BUILD, by="boss")
    job = jobs.claim("one")
    assert job
    jobs.give_back(job)
    assert jobs.claim("one") == job
    jobs.ask(bash, Action.BUILD, by="helper")  # The same again, while it goes on.
    jobs.give_back(job)
    assert sorted(ImageJob.objects.values_list("state", flat=True)) == [JobState.FAILED, JobState.WAITING]


@pytest.mark.django_db
def test_old_jobs_are_forgotten(bash: Language) -> None:
    for _ in range(jobs.KEPT + 5):
        jobs.ask(bash, Action.CHECK, by="boss")
        ImageJob.objects.filter(state=JobState.WAITING).update(state=JobState.DONE)
    assert ImageJob.objects.count() <= jobs.KEPT + 1


@pytest.fixture
def own_site(new_site: Callable[..., Site]) -> Site:
    site = new_site()
    site.manage("shell", "-v0", "-c", MAKE_ADMIN)
    site.manage("shell", "-v0", "-c", ADMINS_OWN)
    site.serve()
    return site


@pytest.fixture
def boss(own_site: Site) -> Iterator[httpx.Client]:
    with logged_in(own_site, "boss") as client:
        yield client


ADMINS_OWN = """
from languages.models import Language
Language.objects.create(slug="mine", name="Mine", file_name="main.x", image="compiler-site/mine:latest", run=["cat"])
"""


def ended(client: httpx.Client) -> tuple[str, str]:
    """State and log of the newest job, once it has ended."""
    path = re.search(rf'href="({JOBS}\d+/change/)', client.get(JOBS).text)
    assert path
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        page = client.get(path[1]).text
        state = re.search(r'field-state.*?<div class="readonly">(\w+)</div>', page, re.DOTALL)
        log = re.search(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)
        assert state
        assert log
        if state[1] in ("Done", "Failed"):
            return state[1], log[1]
        time.sleep(0.2)  # Nothing tells a browser either.
    raise AssertionError(page)


def test_an_admin_checks_a_language_and_reads_the_log(boss: httpx.Client) -> None:
    answer = act(boss, "check_image", "c")
    assert "C: on the" in answer.text
    state, log = ended(boss)
    assert (state, "hello" in log, "FAILED" in log) == ("Done", True, False)
    assert re.search(r"field-checked[^>]*>passed\s\d", boss.get(f"{LIST}?slug=c").text)


def test_an_image_that_is_up_to_date_is_checked_and_not_built(boss: httpx.Client) -> None:
    act(boss, "build_image", "c")
    state, log = ended(boss)
    assert (state, "Step" in log, "hello" in log) == ("Done", False, True)


def test_a_build_that_cannot_be_says_why(boss: httpx.Client) -> None:
    act(boss, "build_image", "mine")
    state, log = ended(boss)
    assert state == "Failed"
    assert "no folder for the image compiler-site/mine:latest" in log


def test_a_pull_that_cannot_be_says_why(boss: httpx.Client) -> None:
    act(boss, "pull_image", "bash")
    state, log = ended(boss)
    assert state == "Failed"
    assert "No published image is named for bash" in log


def test_who_may_not_change_languages_cannot_ask(boss: httpx.Client, new_site: Callable[..., Site]) -> None:
    site = new_site()
    site.manage("shell", "-v0", "-c", MAKE_ADMIN)
    site.serve()
    with logged_in(site, "helper") as client:
        assert client.get(JOBS).status_code == 403
        assert client.get(LIST).status_code == 403


def test_a_worker_that_is_stopped_gives_its_job_back(own_site: Site, boss: httpx.Client) -> None:
    act(boss, "rebuild_image", "bash")
    path = re.search(rf'href="({JOBS}\d+/change/)', boss.get(JOBS).text)
    assert path
    deadline = time.monotonic() + 60
    while "Step 1/" not in boss.get(path[1]).text:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert own_site.processes[0].terminate() == 0
    state = own_site.manage("shell", "-v0", "-c", "from languages.models import *; print(ImageJob.objects.get().state)")
    assert state.stdout.strip() == "waiting"
