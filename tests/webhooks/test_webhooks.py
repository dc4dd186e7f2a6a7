"""Results are brought to the address that a request names: signed, again after a failure, whatever happens between."""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api.conftest import refused
from tests.languages.test_admin import MAKE_ADMIN, logged_in, post, token_of
from tests.services import free_port, until
from tests.site import Process, Site, make_key
from tests.webhooks.receiver import Received, Receiver, receiving

HELLO = {"language": "bash", "code": "echo hi; echo oops >&2; exit 3"}
DELIVERIES = "/admin/executions/delivery/"
QUICK = {"WEBHOOK_ALLOW_PRIVATE": "true", "WEBHOOK_PAUSE": "0"}


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory, database_template: Path) -> Iterator[Site]:
    """Which brings results to this machine too, and tries again without a pause."""
    site = Site(tmp_path_factory.mktemp("webhooks"), database_template, **QUICK)
    try:
        site.manage("shell", "-v0", "-c", MAKE_ADMIN)
        site.serve()
        yield site
    finally:
        site.end()


@pytest.fixture(scope="module")
def client(own_site: Site) -> Iterator[httpx.Client]:
    """A caller with the first key."""
    with own_site.client() as client:
        client.headers["X-API-Key"] = make_key(own_site, "run")
        yield client


@pytest.fixture(scope="module")
def boss(own_site: Site) -> Iterator[httpx.Client]:
    with logged_in(own_site, "boss") as client:
        yield client


def submit(client: httpx.Client, url: str, **fields: Any) -> str:
    answer = client.post("/api/submit", json=HELLO | fields | {"callbackUrl": url})
    assert answer.status_code == 202, answer.text
    return str(answer.json()["id"])


def taken(receiver: Receiver, count: int = 1) -> Received:
    """The last of `count` requests."""
    until(lambda: len(receiver.received) >= count, f"{count} requests have come")
    return receiver.received[count - 1]


def secret_of_first_key(boss: httpx.Client) -> str:
    keys = re.findall(r"/admin/accounts/apikey/(\d+)/change/", boss.get("/admin/accounts/apikey/").text)
    found = re.search(r"cswh_[\w-]{43}", boss.get(f"/admin/accounts/apikey/{keys[-1]}/change/").text)
    assert found
    return found[0]


def is_signed(received: Received, secret: str) -> bool:
    signature = hmac.new(secret.encode(), received.body, hashlib.sha256).hexdigest()
    return received.headers["x-signature"] == f"sha256={signature}"


def test_the_result_is_posted_and_signed(client: httpx.Client, boss: httpx.Client) -> None:
    with receiving() as receiver:
        identifier = submit(client, receiver.url, metadata={"exercise": 12})
        request = taken(receiver)
    assert (request.method, request.path) == ("POST", "/results?from=site")
    assert request.headers["content-type"] == "application/json"
    assert request.headers["x-execution-id"] == identifier
    assert json.loads(request.body) == client.get(f"/api/result/{identifier}").json()
    secret = secret_of_first_key(boss)
    assert is_signed(request, secret)
    post(
        boss,
        KEYS := "/admin/accounts/apikey/",
        token_of(boss.get(KEYS)),
        action="renew_webhook_secrets",
        _selected_action=re.findall(r'name="_selected_action" value="(\d+)"', boss.get(KEYS).text),
    )
    assert secret_of_first_key(boss) != secret


def test_judge0_puts_its_own_words(own_site: Site, client: httpx.Client) -> None:
    with receiving() as receiver:
        body = {"language_id": 46, "source_code": "echo hi", "callback_url": receiver.url}
        answer = client.post("/judge0/submissions", json=body)
        request = taken(receiver)
    assert (request.method, answer.status_code) == ("PUT", 201)
    token = answer.json()["token"]
    told = json.loads(request.body)
    shown = client.get(f"/judge0/submissions/{token}", params={"base64_encoded": "true"}).json()
    assert told == shown
    assert base64.b64decode(told["stdout"]) == b"hi\n"
    columns = client.get(f"/judge0/submissions/{token}", params={"fields": "callback_url"}).json()
    assert columns == {"callback_url": receiver.url}


def test_each_of_a_batch_and_a_cancelled_one_are_told(client: httpx.Client) -> None:
    with receiving() as receiver:
        wanted = [HELLO | {"callbackUrl": receiver.url} for _ in range(3)]
        ids = {each["id"] for each in client.post("/api/batch", json={"executions": wanted}).json()}
        taken(receiver, 3)
        slow = submit(client, receiver.url, code="sleep 60")
        client.post(f"/api/executions/{slow}/cancel")
        assert json.loads(taken(receiver, 4).body)["verdict"] == "cancelled"
    assert {json.loads(each.body)["id"] for each in receiver.received[:3]} == ids


def test_it_is_tried_again_after_a_fault_and_only_once_more_than_needed(client: httpx.Client) -> None:
    with receiving(500, 302, 204) as receiver:
        submit(client, receiver.url)
        taken(receiver, 3)
        submit(client, receiver.url)
        taken(receiver, 4)
    first, second, third, other = receiver.received
    assert first.body == second.body == third.body != other.body


def test_the_same_request_twice_is_told_once(client: httpx.Client) -> None:
    with receiving() as receiver:
        for _ in range(2):
            body = HELLO | {"callbackUrl": receiver.url}
            client.post("/api/submit", json=body, headers={"Idempotency-Key": "once"})
        submit(client, receiver.url, code="echo last")
        taken(receiver, 2)
        assert "last" in "".join(each.body.decode() for each in receiver.received)
    assert len(receiver.received) == 2


def test_it_is_given_up_after_five_tries_and_an_admin_may_begin_again(client: httpx.Client, boss: httpx.Client) -> None:
    with receiving() as inner, receiving(302, location=inner.url) as receiver:
        identifier = submit(client, receiver.url)
        taken(receiver, 5)

        def listed() -> str:
            return boss.get(DELIVERIES, params={"q": identifier}).text

        until(lambda: "given up" in listed().partition('id="result_list"')[2], "it is given up")
        assert "Answered with 302" in listed()
        again = re.findall(r'name="_selected_action" value="(\d+)"', listed())
        answer = post(boss, DELIVERIES, token_of(boss.get(DELIVERIES)), action="try_again", _selected_action=again)
        assert "1 of 1 are tried again" in answer.text
        taken(receiver, 6)
        assert inner.received == [], "a redirect is not followed"


def test_a_result_that_could_not_be_brought_is_brought_after_a_crash(own_site: Site, client: httpx.Client) -> None:
    process, port = own_site.processes[-1], free_port()
    identifier = submit(client, f"http://127.0.0.1:{port}/")
    until(lambda: process.says(f"{identifier} failed, try 1 of 5"), "nobody answered")
    process.kill()
    with receiving(port=port) as receiver:
        own_site.serve()
        assert json.loads(taken(receiver).body)["id"] == identifier


def test_what_a_revoked_key_asked_for_is_not_sent(own_site: Site, client: httpx.Client) -> None:
    key = make_key(own_site, "run")
    process: Process = own_site.processes[-1]
    with receiving() as receiver, own_site.client() as other:
        other.headers["X-API-Key"] = key
        identifier = submit(other, receiver.url, code="sleep 1.5")
        revoke = "from accounts.models import ApiKey; ApiKey.objects.first().revoke()"  # The newest.
        own_site.manage("shell", "-v0", "-c", revoke)
        until(lambda: process.says(f"{identifier} failed, try 1 of 5: The key"), "it is given up")
    assert receiver.received == []


def test_who_has_no_key_is_not_told(own_site: Site) -> None:
    with own_site.client() as stranger:
        asked = HELLO | {"callbackUrl": "https://example.org/"}
        problem = refused(stranger.post("/api/submit", json=asked), 403, "callbackUrl")
        assert "needs an API key" in problem["detail"]
        body = {"language_id": 46, "source_code": "echo hi", "callback_url": "https://example.org/"}
        answer = stranger.post("/judge0/submissions", json=body)
        assert answer.status_code == 422
        assert "needs an API key" in answer.json()["callback_url"][0]


def test_where_nobody_may_be_called_is_said_at_once(site: Site) -> None:
    with site.client() as client:
        client.headers["X-API-Key"] = make_key(site, "run")
        for url in ("http://127.0.0.1/", "http://2130706433/", "http://[::ffff:7f00:1]/", "ftp://x/", ""):
            refused(client.post("/api/submit", json=HELLO | {"callbackUrl": url}), 422, "callbackUrl")
        url = "http://localhost/"
        answers = client.post("/api/batch", json={"executions": [HELLO, HELLO | {"callbackUrl": url}]}).json()
        assert [each.get("status") for each in answers] == ["queued", 422]
        body = {"language_id": 46, "source_code": "echo hi", "callback_url": url}
        answer = client.post("/judge0/submissions", json=body)
        assert (answer.status_code, list(answer.json())) == (422, ["callback_url"])
