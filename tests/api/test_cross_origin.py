"""Pages of other sites call the API only where the site says so, and never as its visitors."""

from collections.abc import Callable

import httpx
import pytest

from tests.site import Site

COURSE = "https://course.example"
HELLO = {"language": "bash", "code": "echo hi"}


def preflight(client: httpx.Client, path: str, origin: str = COURSE) -> httpx.Response:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type,x-api-key"}
    return client.options(path, headers={"Origin": origin, **asked})


def test_nobody_else_s_page_may_call_unless_the_site_says_so(site: Site) -> None:
    with site.client() as client:
        for answer in (
            preflight(client, "/api/execute"),
            preflight(client, "/judge0/submissions"),
            client.get("/judge0/languages", headers={"Origin": COURSE}),
            client.post("/api/execute", json=HELLO, headers={"Origin": COURSE}),
        ):
            assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.fixture(scope="module")
def open_site(tmp_path_factory: pytest.TempPathFactory, database_template: object) -> object:
    site = Site(tmp_path_factory.mktemp("open"), database_template, CORS_ALLOWED_ORIGINS=COURSE)  # type: ignore[arg-type]
    site.serve()
    yield site
    site.end()


def test_a_page_that_is_named_may_call_without_cookies(open_site: Site) -> None:
    with open_site.client() as client:
        asked = preflight(client, "/api/execute")
        assert asked.status_code == 200
        assert asked.headers["Access-Control-Allow-Origin"] == COURSE
        assert {"content-type", "x-api-key"} <= set(asked.headers["Access-Control-Allow-Headers"].split(", "))
        answer = client.post("/api/execute", json=HELLO, headers={"Origin": COURSE})
        assert answer.json()["output"] == "hi\n"
        assert answer.headers["Access-Control-Allow-Origin"] == COURSE
        assert "X-Request-ID" in answer.headers["Access-Control-Expose-Headers"]
        assert "Origin" in answer.headers["Vary"].title()
        assert client.post("/api/execute", json={}, headers={"Origin": COURSE}).headers["Access-Control-Allow-Origin"]
        for each in (asked, answer):
            assert "Access-Control-Allow-Credentials" not in each.headers


def test_a_page_that_is_named_may_speak_judge0(open_site: Site) -> None:
    with open_site.client() as client:
        asked = preflight(client, "/judge0/submissions?wait=true")
        assert (asked.status_code, asked.headers["Access-Control-Allow-Origin"]) == (200, COURSE)
        assert "x-auth-token" in asked.headers["Access-Control-Allow-Headers"].split(", ")
        submission = {"language_id": 46, "source_code": "echo hi"}
        answer = client.post("/judge0/submissions?wait=true", json=submission, headers={"Origin": COURSE})
        assert (answer.json()["stdout"], answer.headers["Access-Control-Allow-Origin"]) == ("hi\n", COURSE)


def test_a_star_names_all_pages(new_site: Callable[..., Site]) -> None:
    site = new_site(CORS_ALLOWED_ORIGINS="*")
    site.serve()
    with site.client() as client:
        assert preflight(client, "/api/execute").headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in preflight(client, "/api/execute").headers


@pytest.mark.parametrize("origin", ["https://evil.example", "http://course.example", COURSE + ".evil.example", "null"])
def test_a_page_that_is_not_named_may_not(open_site: Site, origin: str) -> None:
    with open_site.client() as client:
        assert "Access-Control-Allow-Origin" not in preflight(client, "/api/execute", origin).headers


@pytest.mark.parametrize("path", ["/", "/admin/login/", "/account/login/", "/python", "/apiary"])
def test_pages_are_not_opened_to_others(open_site: Site, path: str) -> None:
    with open_site.client() as client:
        assert "Access-Control-Allow-Origin" not in preflight(client, path).headers
        assert "Access-Control-Allow-Origin" not in client.get(path, headers={"Origin": COURSE}).headers
