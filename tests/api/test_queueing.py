"""Idempotency, batches, and answers when nothing more can be taken."""

import socket
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api.conftest import refused
from tests.services import answers, until
from tests.site import Site

HELLO = {"language": "python", "code": "print(1)"}
SLEEP = {"language": "python", "code": "import time; time.sleep(25)"}


@pytest.fixture
def key(request: pytest.FixtureRequest) -> dict[str, str]:
    return {"Idempotency-Key": f"test-{request.node.name}"}


def test_the_same_request_twice_is_one_execution(client: httpx.Client, key: dict[str, str]) -> None:
    first = client.post("/api/submit", json=HELLO, headers=key).json()
    rewritten = b'{ "code":"print(1)",\n  "language": "\\u0070ython" }'
    again = client.post("/api/submit", content=rewritten, headers=key | {"Content-Type": "application/json"}).json()
    assert again["id"] == first["id"]
    result = client.post("/api/execute", json=HELLO, headers=key)
    assert (result.status_code, result.json()["id"]) == (200, first["id"])


def test_a_key_sent_many_times_at_once_is_one_execution(client: httpx.Client, key: dict[str, str]) -> None:
    with ThreadPoolExecutor(8) as callers:
        found = list(callers.map(lambda _: client.post("/api/submit", json=HELLO, headers=key), range(24)))
    assert {answer.status_code for answer in found} == {202}
    assert len({answer.json()["id"] for answer in found}) == 1


def test_a_key_with_another_body_is_a_conflict(client: httpx.Client, key: dict[str, str]) -> None:
    client.post("/api/submit", json=HELLO, headers=key)
    for other in (HELLO | {"code": "print(2)"}, HELLO | {"timeout": 1000}, HELLO | {"metadata": {"a": 1}}):
        refused(client.post("/api/submit", json=other, headers=key), 409)


def test_keys_of_two_callers_have_nothing_in_common(
    client: httpx.Client, open_page: Callable[[], httpx.Client], key: dict[str, str]
) -> None:
    mine = client.post("/api/submit", json=HELLO, headers=key).json()["id"]
    theirs = open_page().post("/api/submit", json=HELLO | {"code": ""}, headers=key).json()["id"]
    assert mine != theirs


def test_runs_of_callers_who_hang_up_at_once_end_all_the_same(site: Site, client: httpx.Client) -> None:
    keys = [{"Idempotency-Key": f"hung-up-{number}"} for number in range(20)]
    for key in keys:
        request = client.build_request("POST", "/api/execute", json=HELLO, headers=key)
        lines = [f"{name}: {value}" for name, value in request.headers.items()]
        with socket.create_connection(("127.0.0.1", site.port)) as caller:
            caller.sendall("\r\n".join(["POST /api/execute HTTP/1.1", *lines, "", ""]).encode() + request.read())
    for key in keys:
        assert client.post("/api/execute", json=HELLO, headers=key).json()["verdict"] == "success"


def test_without_a_key_each_request_is_an_execution(client: httpx.Client) -> None:
    ids = {client.post("/api/submit", json=HELLO).json()["id"] for _ in range(3)}
    assert len(ids) == 3


def test_a_batch_answers_in_order_with_ids_and_problems(site: Site, client: httpx.Client) -> None:
    requests: list[Any] = [
        HELLO,
        {"language": "nope", "code": ""},
        7,
        HELLO | {"x": 1},
        HELLO | {"wait": True},
        HELLO | {"code": "print(2)"},
    ]
    answer = client.post("/api/batch", json={"executions": requests})
    assert answer.status_code == 202
    items = answer.json()
    assert [item.get("status") for item in items] == ["queued", 422, 422, 422, 422, "queued"]
    assert [item["errors"][0]["field"] for item in items[1:5]] == ["language", "body", "x", "wait"]
    assert [site.result(items[n]["id"])["output"] for n in (0, 5)] == ["1\n", "2\n"]


def test_a_batch_has_a_last_request_that_fits(client: httpx.Client) -> None:
    refused(client.post("/api/batch", json={"executions": []}), 422, "executions")
    refused(client.post("/api/batch", json={"executions": [{}] * 101}), 422, "executions")
    refused(client.post("/api/batch", json={"executions": [], "wait": True}), 422, "executions", "wait")
    assert len(client.post("/api/batch", json={"executions": [{}] * 100}).json()) == 100


def test_a_batch_sent_twice_with_a_key_is_one_batch(client: httpx.Client, key: dict[str, str]) -> None:
    body = {"executions": [HELLO, HELLO]}
    first, again = (client.post("/api/batch", json=body, headers=key).json() for _ in range(2))
    assert [item["id"] for item in first] == [item["id"] for item in again]
    assert first[0]["id"] != first[1]["id"]


def test_a_full_queue_is_said_at_once_and_nothing_accepted_is_lost(new_site: Callable[..., Site]) -> None:
    site = new_site(CONCURRENT_EXECUTIONS="1", QUEUE_CAPACITY="2")
    site.serve()
    with site.client() as client:
        running = client.post("/api/submit", json=SLEEP).json()
        until(lambda: client.get(running["links"]["status"]).json()["status"] == "running", "it runs")
        waiting = [client.post("/api/submit", json=HELLO).json() for _ in range(2)]
        places = [client.get(each["links"]["status"]).json()["queuePosition"] for each in waiting]
        assert places == [1, 2]
        for path in ("/api/submit", "/api/execute"):
            answer = client.post(path, json=HELLO)
            refused(answer, 503)
            assert int(answer.headers["retry-after"]) > 0
        full = client.get("/api/health")
        assert (full.status_code, full.json()["status"]) == (503, "degraded")
        assert "full" in full.json()["checks"]["queue"]
        client.post(f"/api/executions/{running['id']}/cancel")
        assert [site.result(each["id"])["output"] for each in waiting] == ["1\n", "1\n"]


@pytest.fixture
def site_without_worker(new_site: Callable[..., Site]) -> Iterator[httpx.Client]:
    site = new_site()
    daphne = str(Path(sys.executable).parent / "daphne")
    site.start(daphne, "-p", str(site.port), "compiler_site.asgi:application")
    until(lambda: answers(site.port), "it answers")
    with site.client() as client:
        yield client


def test_without_a_worker_nothing_is_taken(site_without_worker: httpx.Client) -> None:
    for path in ("/api/submit", "/api/execute"):
        answer = site_without_worker.post(path, json=HELLO)
        refused(answer, 503)
        assert int(answer.headers["retry-after"]) > 0
    health = site_without_worker.get("/api/health")
    assert (health.status_code, health.json()["status"]) == (503, "degraded")
    assert health.json()["checks"] == {
        "database": "ok",
        "channelLayer": "ok",
        "queue": "ok",
        "workers": "none is alive",
    }
    assert site_without_worker.get("/health").text == "OK"


def test_a_language_that_is_disabled_not_installed_or_without_a_terminal(new_site: Callable[..., Site]) -> None:
    site = new_site()
    script = (
        "from languages.models import Language as L;"
        "L.objects.filter(slug='bash').update(enabled=False);"
        "L.objects.filter(slug='c').update(built=False);"
        "L.objects.filter(slug='python').update(interactive=False)"
    )
    site.manage("shell", "-c", script)
    site.serve()
    with site.client() as client:
        problem = refused(client.post("/api/execute", json={"language": "bash", "code": ""}), 422, "language")
        assert "bash" not in problem["errors"][0]["message"].partition("offered are")[2]
        missing = client.post("/api/execute", json={"language": "c", "code": ""})
        refused(missing, 503)
        assert "retry-after" in missing.headers
        refused(client.post("/api/submit", json=HELLO | {"interactive": True}), 403)
        listed = {each["slug"]: each for each in client.get("/api/languages").json()}
        assert "bash" not in listed
        assert (listed["c"]["available"], listed["python"]["interactive"]) == (False, False)
        refused(client.get("/api/languages/bash"), 404)
