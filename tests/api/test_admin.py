"""Executions and workers, looked at by whoever runs the site."""

from collections.abc import Callable

import httpx
import pytest

from tests.services import until
from tests.site import Site

LIST = "/admin/executions/execution/"


def test_an_execution_shows_program_output_and_limits(site: Site, admin: httpx.Client) -> None:
    code = "import sys\nprint('<b>out</b>\\0')\nprint('oops', file=sys.stderr)"
    result = site.execute(code, memoryLimit=77, metadata={"who": "me"})
    page = admin.get(f"{LIST}{result['id']}/change/")
    assert page.status_code == 200
    for text in ("&lt;b&gt;out&lt;/b&gt;\N{SYMBOL FOR NULL}", "oops", "import sys", "77", "&#x27;who&#x27;"):
        assert text in page.text
    assert 'name="_save"' not in page.text


@pytest.mark.parametrize(
    "query", ["", "?state__exact=finished&verdict__exact=success", "?language=python", "?interactive__exact=0", "?o=5"]
)
def test_executions_are_listed_and_filtered(site: Site, admin: httpx.Client, query: str) -> None:
    result = site.execute("print('listed')")
    page = admin.get(LIST + query)
    assert page.status_code == 200
    assert result["id"] in page.text


def test_executions_are_found_by_id_and_owner(site: Site, admin: httpx.Client) -> None:
    wanted, other = site.execute("print(1)"), site.execute("print(2)")

    def found(term: str) -> str:
        return admin.get(LIST, params={"q": term}).text.partition('id="result_list"')[2]

    assert wanted["id"] in found(wanted["id"])
    assert other["id"] not in found(wanted["id"])
    assert wanted["id"] in found("address:127")
    for nonsense in ("nobody", "%", "\0", "'"):
        assert admin.get(LIST, params={"q": nonsense}).status_code == 200


def test_executions_cannot_be_written(site: Site, admin: httpx.Client) -> None:
    result = site.execute("print(1)")
    token = {"csrfmiddlewaretoken": admin.cookies["csrftoken"]}
    assert admin.get(f"{LIST}add/").status_code == 403
    assert admin.post(f"{LIST}{result['id']}/change/", data=token | {"state": "queued"}).status_code == 403
    assert admin.post(f"{LIST}{result['id']}/delete/", data=token | {"post": "yes"}).status_code == 403


def test_the_action_cancels(site: Site, admin: httpx.Client) -> None:
    submitted = site.submit("import time; time.sleep(30)")
    with site.client() as client:
        until(lambda: client.get(submitted["links"]["status"]).json()["status"] == "running", "it runs")
    form = {"action": "cancel", "_selected_action": submitted["id"], "csrfmiddlewaretoken": admin.cookies["csrftoken"]}
    page = admin.post(LIST, data=form, follow_redirects=True)
    assert "1 of 1 were cancelled" in page.text
    assert site.result(submitted["id"])["verdict"] == "cancelled"


def test_workers_are_shown(admin: httpx.Client) -> None:
    page = admin.get("/admin/executions/worker/")
    assert page.status_code == 200
    assert "1 worker" in page.text


def test_staff_sees_every_execution_through_the_api(admin: httpx.Client, open_page: Callable[[], httpx.Client]) -> None:
    page = open_page()
    identifier = page.post("/api/submit", json={"language": "python", "code": ""}).json()["id"]
    assert admin.get(f"/api/status/{identifier}").status_code == 200
    assert identifier not in admin.get("/api/executions").text
