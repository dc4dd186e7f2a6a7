"""Addresses: what is there, what is not, and how it is said."""

from typing import Any

import httpx
import pytest

from executions.api.described import Health, LanguageAnswer
from tests.api.conftest import refused
from tests.api.test_running import shaped


@pytest.mark.parametrize(
    "path",
    [
        "/api",
        "/api/",
        "/api/nope",
        "/api/nope/",
        "/api/status",
        "/api/executions/x/files",
        "/api//",
        "/api/é",
        "/api/%00",
    ],
)
def test_what_is_not_there_is_a_problem(client: httpx.Client, path: str) -> None:
    for method in ("GET", "POST", "DELETE", "PUT"):
        refused(client.request(method, path), 404)


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/api/execute", "POST"),
        ("GET", "/execute", "POST"),
        ("PUT", "/api/submit/", "POST"),
        ("DELETE", "/api/batch", "POST"),
        ("POST", "/api/status/x", "GET"),
        ("GET", "/api/executions/x/cancel", "POST"),
        ("GET", "/api/executions/x", "DELETE"),
        ("POST", "/api/languages", "GET"),
        ("PATCH", "/api/health", "GET"),
        ("POST", "/api/docs", "GET"),
        ("POST", "/api/openapi.json", "GET"),
        ("TRACE", "/api/languages", "GET"),
        ("NONSENSE", "/api/languages", "GET"),
    ],
)
def test_another_method_is_a_problem_that_says_which_is_right(
    client: httpx.Client, method: str, path: str, allowed: str
) -> None:
    answer = client.request(method, path)
    refused(answer, 405)
    assert allowed in answer.headers["allow"]


@pytest.mark.parametrize(
    "path",
    [
        "/api/languages",
        "/api/languages/py",
        "/api/health",
        "/api/executions",
        "/api/docs",
        "/api/openapi.json",
        "/health",
    ],
)
def test_no_path_redirects_and_head_is_like_get(client: httpx.Client, path: str) -> None:
    for spelled in (path, f"{path}/"):
        answer = client.get(spelled)
        assert answer.status_code == 200
        head = client.head(spelled)
        assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize("path", ["/api/languages", "/api/nope", "/api/execute", "/api/health"])
def test_every_answer_is_protected(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"
    assert "set-cookie" not in headers


def test_languages_are_described(client: httpx.Client) -> None:
    answer = client.get("/api/languages")
    listed: list[dict[str, Any]] = answer.json()
    for language in listed:
        shaped(LanguageAnswer, language)
    assert {"python", "javascript", "c", "cpp", "java", "bash"} <= {language["slug"] for language in listed}
    compiled = {language["slug"]: language["compiled"] for language in listed}
    assert (compiled["python"], compiled["c"]) == (False, True)
    for name in ("python", "PY3", "python3"):
        assert client.get(f"/api/languages/{name}").json() == next(each for each in listed if each["slug"] == "python")
    refused(client.get("/api/languages/nope"), 404)


def test_languages_need_not_be_sent_twice(client: httpx.Client) -> None:
    tag = client.get("/api/languages").headers["etag"]
    for sent in (tag, f"W/{tag}", f'"x", {tag}'):
        answer = client.get("/api/languages", headers={"If-None-Match": sent})
        assert (answer.status_code, answer.content) == (304, b"")
    assert client.get("/api/languages", headers={"If-None-Match": '"x"'}).status_code == 200


def test_a_healthy_site_says_so(client: httpx.Client) -> None:
    answer = client.get("/api/health")
    assert answer.status_code == 200
    health = answer.json()
    shaped(Health, health)
    assert health == {
        "status": "ok",
        "message": "Server is running",
        "checks": {"database": "ok", "channelLayer": "ok", "queue": "ok", "workers": "ok"},
    }
    assert client.get("/health").text == "OK"
    assert client.get("/health").headers["content-type"].startswith("text/plain")


def test_another_host_s_name_is_refused(client: httpx.Client) -> None:
    answer = client.get("/api/languages", headers={"Host": "elsewhere.example"})
    assert "does not go by that name" in refused(answer, 400)["detail"]
    page = client.get("/", headers={"Host": "elsewhere.example"})
    assert (page.status_code, "does not go by that name" in page.text) == (400, True)
