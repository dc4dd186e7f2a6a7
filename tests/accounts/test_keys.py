"""API keys: made in the admin, shown once, good for their scopes, revoked at once."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosedError
from websockets.sync.client import ClientConnection, connect

from tests.api.conftest import refused
from tests.languages.test_admin import MAKE_ADMIN, logged_in, post, token_of
from tests.site import Site

KEYS = "/admin/accounts/apikey/"


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("keys"), ANONYMOUS_API="false")
    try:
        site.manage("shell", "-v0", "-c", MAKE_ADMIN)
        site.serve()
        yield site
    finally:
        site.end()


@pytest.fixture(scope="module")
def boss(own_site: Site) -> Iterator[httpx.Client]:
    with logged_in(own_site, "boss") as client:
        yield client


def make(boss: httpx.Client, *scopes: str, **fields: str) -> str:
    """A new key's secret."""
    page = boss.get(f"{KEYS}add/")
    answer = post(boss, f"{KEYS}add/", token_of(page), name="test", user="1", scopes=list(scopes), **fields)
    shown = re.search(r"<code>(cs_[\w-]{40,})</code>", answer.text)
    assert shown, re.findall(r'class="errorlist".*?</ul>', answer.text, re.DOTALL)
    assert shown[1] not in boss.get(KEYS).text
    return shown[1]


def execute(site: Site, headers: Mapping[str, str | bytes], **fields: Any) -> httpx.Response:
    with site.client() as client:
        return client.post("/api/execute", json={"language": "bash", "code": "echo hi"} | fields, headers=headers)


def revoke_newest(boss: httpx.Client) -> None:
    keys = re.findall(r'name="_selected_action" value="(\d+)"', boss.get(KEYS).text)
    answer = post(boss, KEYS, token_of(boss.get(KEYS)), action="revoke", _selected_action=keys[:1])  # The newest.
    assert "open nothing any more" in answer.text


@pytest.mark.parametrize("header", ["X-API-Key: {}", "Authorization: Bearer {}", "X-Auth-Token: {}"])
def test_a_key_opens_the_site_however_it_is_shown(own_site: Site, boss: httpx.Client, header: str) -> None:
    name, _, value = header.format(make(boss, "run")).partition(":")
    assert execute(own_site, {name: value.strip()}).json()["output"] == "hi\n"


@pytest.mark.parametrize("secret", ["", "cs_", "cs_" + "x" * 43, "x", "y" * 5000, "cs_\xff"])
def test_a_key_that_is_not_known_is_refused(own_site: Site, secret: str) -> None:
    answer = execute(own_site, {"X-API-Key": secret.encode("latin-1")})
    problem = refused(answer, 401)
    assert "not known" in problem["detail"]
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert not secret or secret not in json.dumps(problem)


def test_without_a_key_the_answer_says_how_to_show_one(own_site: Site) -> None:
    assert "X-API-Key" in refused(execute(own_site, {}), 401)["detail"]


def test_a_refused_key_is_not_saved_by_a_good_session(site: Site) -> None:
    assert refused(execute(site, {"X-API-Key": "cs_wrong"}), 401)
    assert execute(site, {}).status_code == 200


def test_what_a_key_runs_is_its_own(own_site: Site, boss: httpx.Client) -> None:
    one, other = ({"X-API-Key": make(boss, "run")} for _ in range(2))
    identifier = execute(own_site, one).json()["id"]
    with own_site.client() as client:
        assert client.get(f"/api/result/{identifier}", headers=one).status_code == 200
        refused(client.get(f"/api/result/{identifier}", headers=other), 404)
        listed = client.get("/api/executions", headers=one).json()
        assert [each["id"] for each in listed["executions"]] == [identifier]


def test_a_key_is_good_for_its_scopes_only(own_site: Site, boss: httpx.Client) -> None:
    none, run = {"X-API-Key": make(boss)}, {"X-API-Key": make(boss, "run")}
    assert "lacks the scope run" in refused(execute(own_site, none), 403)["detail"]
    assert "interactive" in refused(execute(own_site, run, interactive=True, wait=False), 403)["detail"]
    both = {"X-API-Key": make(boss, "run", "interactive")}
    assert execute(own_site, both, interactive=True, wait=False).status_code == 202


def test_a_key_ends_when_it_says(own_site: Site, boss: httpx.Client) -> None:
    secret = make(boss, "run", expires_at_0="2020-01-01", expires_at_1="00:00:00")
    refused(execute(own_site, {"X-API-Key": secret}), 401)
    secret = make(boss, "run", expires_at_0="2999-01-01", expires_at_1="00:00:00")
    assert execute(own_site, {"X-API-Key": secret}).status_code == 200


def test_the_key_of_a_closed_account_opens_nothing(own_site: Site, boss: httpx.Client) -> None:
    secret = make(boss, "run")
    code = "from accounts.models import *; u = ApiKey.objects.first().user; u.is_active = {}; u.save()"
    own_site.manage("shell", "-v0", "-c", code.format(False))
    try:
        refused(execute(own_site, {"X-API-Key": secret}), 401)
    finally:
        own_site.manage("shell", "-v0", "-c", code.format(True))


def test_only_a_digest_of_a_key_is_kept_and_nothing_of_it_is_logged(own_site: Site, boss: httpx.Client) -> None:
    secret = make(boss, "run")
    execute(own_site, {"X-API-Key": secret})
    assert secret.encode() not in (own_site.folder / "db.sqlite3").read_bytes()
    assert secret not in own_site.processes[0].log.read_text()


def socket(site: Site, path: str, secret: str) -> ClientConnection:
    return connect(f"ws://127.0.0.1:{site.port}{path}", additional_headers={"X-API-Key": secret})


def until_closed(socket: ClientConnection) -> tuple[int, list[dict[str, Any]]]:
    messages = []
    with suppress(ConnectionClosedError):
        while True:
            messages.append(json.loads(socket.recv(20)))
    return socket.close_code or 0, messages


def test_a_revoked_key_opens_nothing_and_its_sockets_are_closed(own_site: Site, boss: httpx.Client) -> None:
    secret = make(boss, "run", "interactive")
    submitted = execute(own_site, {"X-API-Key": secret}, code="cat", interactive=True, wait=False).json()
    with (
        socket(own_site, f"/api/ws/terminal/{submitted['id']}", secret) as terminal,
        socket(own_site, "/api/ws", secret) as sessions,
    ):
        assert json.loads(terminal.recv(20))["type"] == "status"
        sessions.send(json.dumps({"type": "join_execution", "executionId": "0" * 32}))
        assert json.loads(sessions.recv(20))["code"] == "not_found"
        revoke_newest(boss)
        for each in (terminal, sessions):
            code, messages = until_closed(each)
            assert (code, messages[-1]["code"]) == (4401, "unauthorized")
    refused(execute(own_site, {"X-API-Key": secret}), 401)
    with socket(own_site, f"/api/ws/terminal/{submitted['id']}", secret) as again:
        assert until_closed(again)[0] == 4401


def test_a_key_without_the_scope_may_watch_but_not_type(own_site: Site, boss: httpx.Client) -> None:
    secret = make(boss, "run")
    submitted = execute(own_site, {"X-API-Key": secret}, code="sleep 20", wait=False).json()
    with socket(own_site, f"/api/ws/terminal/{submitted['id']}", secret) as terminal:
        terminal.send(json.dumps({"type": "input", "data": "x"}))
        messages = iter(lambda: json.loads(terminal.recv(20)), None)
        assert next(each for each in messages if each["type"] == "error")["code"] == "forbidden"
    with socket(own_site, "/api/ws", secret) as sessions:
        sessions.send(json.dumps({"type": "terminal_create", "language": "bash", "cols": 80, "rows": 24}))
        assert "lacks the scope interactive" in json.loads(sessions.recv(20))["message"]


def test_only_a_key_for_it_shows_the_whole_system(own_site: Site, boss: httpx.Client) -> None:
    with own_site.client() as client:
        refused(client.get("/api/system", headers={"X-API-Key": make(boss, "run", "interactive")}), 403)
        refused(client.get("/api/system"), 401)
        assert client.get("/api/system", headers={"X-API-Key": make(boss, "admin")}).json()["queue"]["capacity"] == 100
    with logged_in(own_site, "boss") as session:  # An admin's page is not a key.
        refused(session.get("/api/system", headers={"X-CSRFToken": session.cookies["csrftoken"]}), 403)


def test_a_new_key_is_good_for_runs_unless_somebody_says_otherwise(boss: httpx.Client) -> None:
    checked = re.findall(r'name="scopes" value="(\w+)"[^>]* checked', boss.get(f"{KEYS}add/").text)
    assert checked == ["run", "interactive"]


def test_what_was_sent_behind_a_refused_key_is_not_taken(own_site: Site) -> None:
    with socket(own_site, "/api/ws", "cs_wrong") as sessions:
        with suppress(ConnectionClosedError):
            sessions.send(json.dumps({"type": "terminal_create", "language": "bash", "cols": 80, "rows": 24}))
        code, messages = until_closed(sessions)
    assert (code, [each["type"] for each in messages]) == (4401, ["error"])
    assert "Traceback" not in own_site.processes[0].log.read_text()
