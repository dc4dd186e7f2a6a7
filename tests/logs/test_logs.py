"""What the site writes down: one line for each event, to be followed from request to worker, and no secret in any."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.sync.client import connect

from tests.faults.conftest import Cluster, cluster  # noqa: F401 - a fixture
from tests.languages.test_admin import MAKE_ADMIN, post, token_of
from tests.services import free_port, until
from tests.site import Site, make_key

HELLO = {"language": "bash", "code": "echo hi"}
Line = dict[str, Any]


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory, database_template: Path) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("logs")
    site = Site(folder, database_template, LOG_FORMAT="json", LOG_DIR=str(folder / "logs"))
    try:
        site.manage("shell", "-v0", "-c", MAKE_ADMIN)
        site.serve()
        yield site
    finally:
        site.end()


def lines(site: Site, kind: str, role: str = "site") -> list[Line]:
    text = (Path(site.env["LOG_DIR"]) / f"{kind}-{role}.log").read_text()
    return [json.loads(line) for line in text.splitlines()]


def everything(site: Site) -> str:
    files = [*Path(site.env["LOG_DIR"]).iterdir(), *(process.log for process in site.processes)]
    return "".join(file.read_text() for file in files)


def test_a_run_has_one_line_for_its_request_and_one_for_itself_under_the_same_id(own_site: Site) -> None:
    with own_site.client() as client:
        answer = client.post("/api/execute", json=HELLO, headers={"X-Request-ID": "from-the-proxy.1"})
    assert answer.headers["X-Request-ID"] == "from-the-proxy.1"
    (request,) = [line for line in lines(own_site, "request") if line["request_id"] == "from-the-proxy.1"]
    (run,) = [line for line in lines(own_site, "execution") if line["request_id"] == "from-the-proxy.1"]
    assert (request["method"], request["path"], request["status"]) == ("POST", "/api/execute", 200)
    assert request["execution_id"] == run["execution_id"] == answer.json()["id"]
    assert (run["language"], run["verdict"], run["attempts"]) == ("bash", "success", 1)
    assert run["logger"] == "execution"
    assert run["time"].endswith("Z")


@pytest.mark.parametrize("name", ["", "a b", "x" * 65, "a\tb", "a;b", "\xe9"])
def test_a_request_id_that_makes_no_sense_is_replaced(own_site: Site, name: str) -> None:
    with own_site.client() as client:
        answer = client.get("/api/health", headers={"X-Request-ID": name.encode("latin-1")})
    assert re.fullmatch(r"[0-9a-f]{32}", answer.headers["X-Request-ID"])


def test_the_console_speaks_json_too(own_site: Site) -> None:
    own_site.execute("print(1)")
    for line in own_site.processes[0].log.read_text().splitlines():
        if not line.startswith("The site is at"):
            assert {"time", "level", "event"} <= json.loads(line).keys()


def test_what_is_refused_stands_in_the_security_log(own_site: Site) -> None:
    key = make_key(own_site, "run")
    with own_site.client() as client:
        client.post("/api/execute", json=HELLO, headers={"X-API-Key": "cs_wrong"})
        client.post("/api/submit", json=HELLO | {"interactive": True}, headers={"X-API-Key": key})
        client.get("/api/health", headers={"Host": "evil.example"})
        page = client.get("/account/login/")
        assert post(client, "/account/login/", token_of(page), login="boss", password="not-it").status_code == 200
        client.get("/")
        client.post("/api/execute", json=HELLO)
    with connect(f"ws://127.0.0.1:{own_site.port}/api/ws", additional_headers={"X-API-Key": "cs_wrong"}) as socket:
        socket.recv(20)
    events = [line["event"] for line in lines(own_site, "security")]
    for wanted in ("scope interactive refused", "log-in failed", "cross-site request refused", "host name refused"):
        assert wanted in events
    assert events.count("key refused") == 2
    assert all(line["request_id"] for line in lines(own_site, "security"))


def test_no_secret_is_written_down(own_site: Site) -> None:
    key, secret = make_key(own_site, "run", "interactive"), "Sesame"
    with own_site.client() as client:
        shown = {"X-API-Key": key, "Cookie": f"sessionid={secret}1", "Authorization": f"Basic {secret}2"}
        body = {"language": "python", "code": f"print(input())\nraise ValueError('{secret}3')", "input": f"{secret}4"}
        extra = {"args": [f"{secret}5"], "metadata": {"a": f"{secret}6"}, "callbackUrl": f"http://10.0.0.1/{secret}7"}
        client.post("/api/execute", json=body, headers=shown)
        client.post("/api/execute", json=body | extra, headers=shown)
        client.post("/api/execute", content=f'{{"language": {secret}8'.encode(), headers=shown)
        client.get(f"/s/{secret}9")
        client.get(f"/{secret}/10")
        client.get(f"/account/password/reset/key/{secret}11/")
        client.get("/judge0/submissions", params={"X-Auth-Token": f"cs_{secret}12"})
        client.post("/api/execute", json=HELLO, headers={"X-API-Key": f"cs_{secret}13"})
        page = client.get("/account/login/")
        post(client, "/account/login/", token_of(page), login=f"{secret}14", password=f"{secret}15")
        submitted = client.post("/api/submit", json=HELLO | {"code": "cat", "interactive": True}, headers=shown).json()
        cookies = client.get("/").cookies
    with own_site.terminal(submitted) as terminal:
        terminal.send("input", data=f"{secret}16\n")
        terminal.until_output(f"{secret}16")
        terminal.send("eof")
        terminal.until("result")
    written = everything(own_site)
    assert submitted["id"] in written
    assert re.findall(rf"{secret}\d+", written) == []
    for each in (key, submitted["terminalToken"], cookies["sessionid"], cookies["csrftoken"]):
        assert each not in written


def test_what_callers_send_cannot_forge_a_line(new_site: Callable[..., Site]) -> None:
    site = new_site()
    process = site.serve()
    with site.client() as client:
        client.get("/%0a2026-01-01 INFO forged: line/%1b[2J", headers={"Host": "a\tb"})
        assert client.get("/api/health", headers={"X-Request-ID": "after"}).status_code == 200
    until(lambda: process.says("request_id=after"), "the request is noted")
    text = process.log.read_text()
    assert "\x1b" not in text
    assert not [line for line in text.splitlines() if line.startswith("2026-01-01 INFO forged")]


def test_files_are_rotated_and_each_process_has_its_own(cluster: Callable[..., Cluster], tmp_path: Path) -> None:  # noqa: F811
    site = cluster(LOG_DIR=str(tmp_path), LOG_FILE_BYTES="10000", LOG_FILE_COUNT="2")
    site.start_worker(f"logs-{tmp_path.name}")
    other = site.start("manage.py", "web", PORT=str(free_port()))
    until(lambda: other.says("The site is at"), "another web process answers")
    with httpx.Client(base_url=site.url, timeout=60) as client:
        answer = client.post("/api/execute", json=HELLO, headers={"X-Request-ID": "across"})
        assert answer.json()["output"] == "hi\n"
        for _ in range(150):
            client.get("/health")
    assert [line["request_id"] for line in lines(site, "execution", "worker")] == ["across"]
    assert lines(site, "request", "web-2") == []
    names = {path.name for path in tmp_path.glob("request-web.log*")}
    assert names == {"request-web.log", "request-web.log.1", "request-web.log.2"}
    assert all(path.stat().st_size <= 10_000 for path in tmp_path.glob("*.log*"))
