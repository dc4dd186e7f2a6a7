"""Whose is what: strangers get 404, pages prove that they are pages."""

from collections.abc import Callable

import httpx
import pytest

from tests.api.conftest import refused
from tests.site import Site

HELLO = {
    "language": "python",
    "code": "from pathlib import Path\nPath('output').mkdir()\nPath('output/a').write_text('x')",
}
PATHS = (
    ("GET", "/api/status/{id}"),
    ("GET", "/api/result/{id}"),
    ("GET", "/api/result/{id}?wait=1"),
    ("GET", "/api/executions/{id}/files/a"),
    ("POST", "/api/executions/{id}/cancel"),
    ("DELETE", "/api/executions/{id}"),
)
OpenPage = Callable[[], httpx.Client]


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_a_stranger_gets_404(client: httpx.Client, open_page: OpenPage, method: str, path: str) -> None:
    owner = open_page()
    identifier = owner.post("/api/execute", json=HELLO).json()["id"]
    unknown = refused(owner.request(method, path.format(id="0b8f6d1e-6a44-4a0c-9d0e-6f2f4f0c2f11")), 404)
    for stranger in (client, open_page()):
        assert refused(stranger.request(method, path.format(id=identifier)), 404) == unknown
        assert identifier not in stranger.get("/api/executions").text
    assert owner.request(method, path.format(id=identifier)).status_code in (200, 204)


@pytest.mark.parametrize("identifier", ["1", "x", "%00", "0" * 36, "a" * 5000, "{0b8f6d1e}", "é", "null", "-1"])
@pytest.mark.parametrize(("method", "path"), PATHS)
def test_what_is_no_id_is_unknown(client: httpx.Client, method: str, path: str, identifier: str) -> None:
    refused(client.request(method, path.format(id=identifier)), 404)


def test_a_page_needs_its_token_to_change_anything(open_page: OpenPage) -> None:
    page = open_page()
    identifier = page.post("/api/submit", json=HELLO).json()["id"]
    good = page.headers.pop("X-CSRFToken")
    for headers in ({}, {"X-CSRFToken": "x" * 32}, {"X-CSRFToken": good, "Origin": "https://elsewhere.example"}):
        refused(page.post("/api/execute", json=HELLO, headers=headers), 403)
        refused(page.post("/api/submit", json=HELLO, headers=headers), 403)
        refused(page.post("/api/batch", json={"executions": [HELLO]}, headers=headers), 403)
        refused(page.post(f"/api/executions/{identifier}/cancel", headers=headers), 403)
        refused(page.delete(f"/api/executions/{identifier}", headers=headers), 403)
    assert page.get(f"/api/status/{identifier}").status_code == 200
    assert page.delete(f"/api/executions/{identifier}", headers={"X-CSRFToken": good}).status_code == 204


def test_a_form_with_a_page_s_cookie_is_refused(open_page: OpenPage) -> None:
    page = open_page()
    del page.headers["X-CSRFToken"]
    for kwargs in (
        {"data": {f"f{n}": "1" for n in range(2000)}},
        {"files": {"a": b"1"}},
        {"data": {"csrfmiddlewaretoken": "x"}},
    ):
        refused(page.post("/api/execute", **kwargs), 403)  # type: ignore[arg-type]


def test_a_made_up_session_opens_nothing(client: httpx.Client, open_page: OpenPage, site: Site) -> None:
    owner = open_page()
    identifier = owner.post("/api/submit", json=HELLO).json()["id"]
    with site.client() as forger:
        forger.cookies.set("sessionid", "a" * 32)
        refused(forger.get(f"/api/status/{identifier}"), 404)


def test_where_keys_are_needed_a_stranger_gets_401_and_a_page_works(new_site: Callable[..., Site]) -> None:
    site = new_site(ANONYMOUS_API="false")
    site.serve()
    with site.client() as stranger:
        answer = stranger.post("/api/execute", json=HELLO)
        refused(answer, 401)
        assert "www-authenticate" in answer.headers
        for method, path in PATHS:
            refused(stranger.request(method, path.format(id="0b8f6d1e-6a44-4a0c-9d0e-6f2f4f0c2f11")), 401)
        refused(stranger.get("/api/executions"), 401)
        assert stranger.get("/api/languages").status_code == 200
        assert stranger.get("/api/health").status_code == 200
        docs = stranger.get("/api/docs").text
        assert "curl http" in docs
        assert docs.count('<code class="curl">') == docs.count("X-API-Key: cs_your-key")
    with site.client() as page:
        page.get("/")
        page.headers["X-CSRFToken"] = page.cookies["csrftoken"]
        assert page.post("/api/execute", json=HELLO).status_code == 200


def test_history_is_one_s_own_newest_first_and_stays_in_order_while_it_grows(open_page: OpenPage) -> None:
    page = open_page()
    ids = [page.post("/api/submit", json={"language": "python", "code": str(n)}).json()["id"] for n in range(5)]
    seen: list[str] = []
    cursor = ""
    while cursor is not None:
        answer = page.get("/api/executions", params={"limit": 2} | ({"cursor": cursor} if cursor else {})).json()
        seen += [each["id"] for each in answer["executions"]]
        cursor = answer["next"]
        page.post("/api/submit", json={"language": "python", "code": "late"})
    assert seen == ids[::-1]


def test_history_can_be_filtered(open_page: OpenPage) -> None:
    page = open_page()
    good = page.post("/api/execute", json={"language": "python", "code": ""}).json()["id"]
    bad = page.post("/api/execute", json={"language": "python", "code": "1/0"}).json()["id"]
    shell = page.post("/api/execute", json={"language": "bash", "code": ""}).json()["id"]

    def ids(**query: str) -> list[str]:
        return [each["id"] for each in page.get("/api/executions", params=query).json()["executions"]]

    assert ids() == [shell, bad, good]
    assert ids(language="PY") == [bad, good]
    assert ids(verdict="runtime_error") == [bad]
    assert ids(language="bash", verdict="runtime_error") == []
    assert "output" not in page.get("/api/executions").json()["executions"][0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("limit", "0"),
        ("limit", "101"),
        ("limit", "x"),
        ("limit", ""),
        ("limit", "1.5"),
        ("cursor", "x"),
        ("cursor", "é"),
        ("cursor", "MjAyNi0wMS0wMSB4"),
        ("cursor", "a" * 201),
        ("cursor", "%00"),
        ("verdict", "good"),
        ("verdict", "SUCCESS"),
        ("language", "nope"),
        ("language", "' OR 1=1"),
        ("language", "a" * 65),
        ("order", "owner"),
        ("owner", "user:1"),
        ("q", "1"),
    ],
)
def test_a_parameter_that_is_wrong_or_unknown_is_refused(client: httpx.Client, name: str, value: str) -> None:
    refused(client.get("/api/executions", params={name: value}), 422, name)
