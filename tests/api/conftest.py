"""What tests of the API share: callers, and how a refusal looks."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from tests.site import Site

Problem = dict[str, Any]
PASSWORD = "correct horse battery staple"


@pytest.fixture(scope="session")
def client(site: Site) -> Iterator[httpx.Client]:
    """A caller without any cookie: known by its address."""
    with site.client() as client:
        yield client


@pytest.fixture(scope="session")
def document(site: Site) -> dict[str, Any]:
    """The API as the site describes it."""
    with site.client() as client:
        found: dict[str, Any] = client.get("/api/openapi.json").json()
    return found


@pytest.fixture
def open_page(site: Site) -> Iterator[Callable[[], httpx.Client]]:
    """Callers who opened the page: each with a session of their own and its token."""
    clients: list[httpx.Client] = []

    def open_page() -> httpx.Client:
        client = site.client()
        clients.append(client)
        assert client.get("/").status_code == 200
        assert "sessionid" in client.cookies
        client.headers["X-CSRFToken"] = client.cookies["csrftoken"]
        return client

    yield open_page
    for client in clients:
        client.close()


@pytest.fixture(scope="session")
def admin(site: Site) -> Iterator[httpx.Client]:
    account = {"USERNAME": "root", "EMAIL": "r@example.org", "PASSWORD": PASSWORD}
    site.manage(
        "createsuperuser", "--noinput", **{f"DJANGO_SUPERUSER_{name}": value for name, value in account.items()}
    )
    with site.client() as client:
        client.get("/account/login/")
        form = {"login": "root", "password": PASSWORD, "csrfmiddlewaretoken": client.cookies["csrftoken"]}
        assert client.post("/account/login/", data=form).status_code == 302
        yield client


def refused(answer: httpx.Response, status: int, *fields: str) -> Problem:
    """The problem that the answer is; with `fields` it names exactly these."""
    assert answer.status_code == status, answer.text[:500]
    assert answer.headers["content-type"] == "application/problem+json"
    assert "Traceback" not in answer.text
    problem: Problem = answer.json()
    assert problem["status"] == status
    assert problem["type"] == "about:blank"
    assert problem["title"]
    assert problem["detail"].endswith((".", ";"))
    if fields:
        assert [error["field"] for error in problem["errors"]] == list(fields)
        assert all(error["message"] for error in problem["errors"])
    return problem
