"""Languages in Django admin, over HTTP, on a running site."""

import html
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from languages.folder import folders
from tests.site import Site

LIST = "/admin/languages/language/"
MAKE_ADMIN = """
from django.contrib.auth import get_user_model
get_user_model().objects.create_superuser("boss", password="secret")
get_user_model().objects.create_user("helper", password="secret", is_staff=True)
"""


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory, database_template: Path) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("admin"), database_template)
    try:
        site.manage("shell", "-c", MAKE_ADMIN)
        site.serve()
        yield site
    finally:
        site.end()


@contextmanager
def logged_in(site: Site, name: str) -> Iterator[httpx.Client]:
    with site.client() as client:
        client.follow_redirects = True
        page = client.get("/admin/login/")
        post(client, "/account/login/", token_of(page), login=name, password="secret", next="/admin/")
        yield client


@pytest.fixture(scope="module")
def session(own_site: Site) -> Iterator[httpx.Client]:
    with logged_in(own_site, "boss") as client:
        yield client


@pytest.fixture
def boss(session: httpx.Client) -> Iterator[httpx.Client]:
    """An admin, logged in; the next test finds the languages as their files say."""
    yield session
    for action in ("reset_to_files", "enable"):
        act(session, action, *(folder.slug for folder in folders()))


def token_of(page: httpx.Response) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
    assert found, page.text[:2000]
    return found[1]


def post(client: httpx.Client, path: str, token: str, **fields: str | list[str]) -> httpx.Response:
    return client.post(path, data={"csrfmiddlewaretoken": token, **fields})


def act(client: httpx.Client, action: str, *slugs: str) -> httpx.Response:
    token = token_of(client.get(LIST))
    return post(client, LIST, token, action=action, _selected_action=list(slugs))


def form_of(page: httpx.Response) -> dict[str, str]:
    """What the browser would send of the change form as it stands."""
    text = page.text
    fields = dict(re.findall(r'<input type="(?:text|number)" name="(\w+)" value="([^"]*)"', text))
    fields |= dict.fromkeys(re.findall(r'<input type="checkbox" name="(\w+)"[^>]* checked', text), "on")
    areas = re.findall(r'<textarea name="(\w+)"[^>]*>\r?\n?(.*?)</textarea>', text, re.DOTALL)
    return fields | {name: html.unescape(value).replace("\n", "\r\n") for name, value in areas}


def change(client: httpx.Client, slug: str, **values: str) -> httpx.Response:
    page = client.get(f"{LIST}{slug}/change/")
    return post(client, f"{LIST}{slug}/change/", token_of(page), **(form_of(page) | values))


def test_the_list_shows_every_language_with_its_version(boss: httpx.Client) -> None:
    page = boss.get(LIST).text
    for name in ("Python", "JavaScript", "C++", "Java", "Bash"):
        assert name in page
    assert re.search(r"3\.\d+\.\d+", page)


def test_a_change_is_shown_beside_what_the_file_says_until_it_is_reset(boss: httpx.Client) -> None:
    changed = change(boss, "python", memory_mib="300")
    assert "was changed successfully" in changed.text, changed.text
    assert "The file says:</strong> 256" in boss.get(f"{LIST}python/change/").text
    assert re.search(r'field-changed_here">memory_mib<', boss.get(LIST).text)
    act(boss, "reset_to_files", "python")
    assert "The file says" not in boss.get(f"{LIST}python/change/").text


def test_a_change_survives_a_load_of_the_catalogue(own_site: Site, boss: httpx.Client) -> None:
    change(boss, "python", memory_mib="300")
    own_site.manage("languages", "load")
    assert own_site.execute("print(1)", memoryLimit=300)["verdict"] == "success"
    assert 'name="memory_mib" value="300"' in boss.get(f"{LIST}python/change/").text


def test_nonsense_is_refused_with_a_sentence(boss: httpx.Client) -> None:
    assert "not a regular expression" in change(boss, "c", compiler_options='["-O["]').text
    assert "must be a list of strings" in change(boss, "c", run='"./main"').text
    assert "Another language has the name py3" in change(boss, "c", aliases='["py3"]').text


def test_a_disabled_language_is_not_offered_until_it_is_enabled(own_site: Site, boss: httpx.Client) -> None:
    act(boss, "disable", "bash")
    with own_site.client() as visitor:
        assert "bash" not in [row["slug"] for row in visitor.get("/api/languages").json()]
        act(boss, "enable", "bash")
        assert "bash" in [row["slug"] for row in visitor.get("/api/languages").json()]


def test_a_language_with_a_folder_cannot_be_deleted(boss: httpx.Client) -> None:
    assert boss.get(f"{LIST}python/delete/").status_code == 403
    assert "delete_selected" not in boss.get(LIST).text


def test_try_it_runs_the_starter_program_and_shows_the_result(boss: httpx.Client) -> None:
    page = boss.get(f"{LIST}python/try/")
    assert "What is your name?" in page.text
    result = post(boss, f"{LIST}python/try/", token_of(page), input="Grace\n1\n").text
    assert "<strong>Finished</strong>" in result
    assert "Hello, Grace!" in result
    assert re.search(r"Finished in \d+ ms", result)


def test_another_program_can_be_tried_and_stays_to_be_changed(boss: httpx.Client) -> None:
    page = boss.get(f"{LIST}python/try/")
    code = "print('<b>mine</b>', input())\r\n"
    result = post(boss, f"{LIST}python/try/", token_of(page), code=code, input="7").text
    assert "&lt;b&gt;mine&lt;/b&gt; 7" in result
    assert "print(&#x27;&lt;b&gt;mine&lt;/b&gt;&#x27;, input())" in result
    failed = post(boss, f"{LIST}python/try/", token_of(page), code="", input="").text
    assert "<strong>Finished</strong>" in failed, "an empty program is one, not the starter"


def test_several_languages_can_be_tried_at_once(boss: httpx.Client) -> None:
    result = act(boss, "try_out", "python", "bash", "c").text
    assert result.count("<strong>Finished</strong>") == 3
    assert result.count("Hello, Ada!") == 3


def test_a_starter_program_that_fails_is_shown_with_its_errors(boss: httpx.Client) -> None:
    change(boss, "c", starter="int main(void) { return nothing; }")
    result = act(boss, "try_out", "c").text
    assert "<strong>Compilation failed</strong>" in result
    assert "nothing" in result


def test_staff_without_the_permission_may_not_try(own_site: Site, boss: httpx.Client) -> None:
    with logged_in(own_site, "helper") as helper:
        assert helper.get(f"{LIST}python/try/").status_code == 403


def test_a_visitor_is_sent_to_the_login(own_site: Site) -> None:
    with own_site.client() as visitor:
        assert visitor.get(f"{LIST}python/try/").headers["location"].startswith("/admin/login/")
        assert visitor.get(LIST).status_code == 302


def test_a_language_of_an_admins_own_can_be_added_and_tried(own_site: Site, boss: httpx.Client) -> None:
    page = boss.get(f"{LIST}add/")
    fields = form_of(page) | {
        "slug": "mine",
        "name": "Mine",
        "file_name": "main.py",
        "image": "compiler-site/python:latest",
        "run": '["python3", "{main}"]',
        "starter": "print('mine')",
    }
    added = post(boss, f"{LIST}add/", token_of(page), **fields)
    assert "was added successfully" in added.text, added.text
    assert "<strong>Finished</strong>" in act(boss, "try_out", "mine").text
    deadline = time.monotonic() + 20
    while not boss.get("/api/languages/mine").json()["available"]:
        assert time.monotonic() < deadline, "the worker has not looked for its image"
        time.sleep(0.2)
    assert own_site.execute("print(1)", "mine")["output"] == "1\n"
