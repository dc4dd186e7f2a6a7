"""Quotas: what is the last that fits, what is the first that is refused, and whose quota counts."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.sync.client import connect

from tests.accounts.browsing import visiting
from tests.accounts.quotas import make_keys
from tests.api.conftest import refused
from tests.services import Postgres, free_port, until
from tests.site import Site

Headers = dict[str, str]
HI = {"language": "bash", "code": "echo hi"}
SLEEP = {"language": "bash", "code": "sleep 30"}
QUOTAS: dict[str, dict[str, Any]] = {
    "minute": {"runs_a_minute": 2},
    "day": {"runs_a_day": 2},
    "deleted": {"runs_a_day": 1, "runs_a_minute": 1},
    "cpu": {"cpu_seconds_a_day": 1},
    "waiting": {"runs_at_once": 1, "waiting_runs": 2},
    "batch": {"runs_a_day": 2},
    "limits": {"timeout_ms": 2000, "memory_mib": 64, "processes": 16, "output_bytes": 1000},
    "size": {"code_bytes": 10, "cases": 2},
    "languages": {"languages": ["bash", "python"]},
    "batch only": {"interactive": False},
    "no api": {"api": False},
    "once": {"runs_a_day": 1},
    "dialects": {"runs_a_day": 0},
    "small": {"timeout_ms": 3000, "memory_mib": 100},
    "told": {"runs_a_day": 5, "runs_a_minute": 3, "memory_mib": 50, "interactive": False},
    "shown": {},
    "free": {},
}
# A user's page and keys together, groups, defaults.
PEOPLE = """
fill(Quota(name="signed in", default_for="signed_in"), {"runs_a_day": 9, "memory_mib": 32, "cases": 1})
fill(Quota(name="strangers", default_for="anonymous"), {"cases": 3})
def person(name, *groups, **own):
    user = User.objects.create_user(name, password="secret")
    for number, fields in enumerate(groups):
        group = Group.objects.create(name=f"{name} {number}")
        group.user_set.add(user)
        group.quotas.add(fill(Quota(name=f"of {group.name}"), fields))
    if own:
        user.quotas.add(fill(Quota(name=f"of {name}"), own))
    for each in ("", " again"):
        made, secrets[name + each] = key(user)
    return made
User.objects.create_superuser("chief", password="secret")
person("default")
person("grouped", {"memory_mib": 48}, {"memory_mib": 80, "cases": 5}, {"runs_a_day": 4})
person("own", {"memory_mib": 200}, memory_mib=40)
person("shared", runs_a_day=2)
person("apart", runs_a_day=1).quotas.add(fill(Quota(name="apart"), {"memory_mib": 24}))
"""


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory, database_template: Path) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("quotas"), database_template)
    try:
        site.keys = make_keys(site, QUOTAS, PEOPLE)  # type: ignore[attr-defined]  # for these tests
        site.serve()
        yield site
    finally:
        site.end()


@pytest.fixture(scope="module")
def keys(own_site: Site) -> dict[str, Headers]:
    made: dict[str, Headers] = own_site.keys  # type: ignore[attr-defined]
    return made


@pytest.fixture(scope="module")
def api(own_site: Site) -> Iterator[httpx.Client]:
    with own_site.client() as client:
        yield client


def run(api: httpx.Client, key: Headers, **fields: Any) -> httpx.Response:
    return api.post("/api/execute", json=HI | fields, headers=key)


def refused_for_now(answer: httpx.Response, *words: str) -> int:
    """Seconds until it may be tried again."""
    problem = refused(answer, 429)
    for word in words:
        assert word in problem["detail"]
    assert answer.headers["RateLimit-Remaining"] == "0"
    assert answer.headers["RateLimit-Reset"] == answer.headers["Retry-After"]
    return int(answer.headers["Retry-After"])


def test_runs_a_minute(api: httpx.Client, keys: dict[str, Headers]) -> None:
    assert [run(api, keys["minute"]).status_code for _ in range(2)] == [200, 200]
    assert 1 <= refused_for_now(run(api, keys["minute"]), "2 runs a minute", "Come back in") <= 60


def test_runs_a_day(api: httpx.Client, keys: dict[str, Headers]) -> None:
    assert [run(api, keys["day"]).status_code for _ in range(2)] == [200, 200]
    answer = run(api, keys["day"])
    assert 1 <= refused_for_now(answer, "2 runs a day", "T00:00Z") <= 86_400
    assert answer.headers["RateLimit-Limit"] == "2"


def test_deleting_a_run_gives_nothing_back(api: httpx.Client, keys: dict[str, Headers]) -> None:
    queued = api.post("/api/submit", json=SLEEP, headers=keys["deleted"]).json()
    assert api.delete(f"/api/executions/{queued['id']}", headers=keys["deleted"]).status_code == 204
    refused_for_now(run(api, keys["deleted"]), "1 runs a day")


def test_cpu_seconds_a_day(api: httpx.Client, keys: dict[str, Headers]) -> None:
    """What is going may take all of its limit, so that nobody gets beyond the quota by running much at once."""
    going = api.post("/api/submit", json=SLEEP | {"cpuTimeLimit": 1000}, headers=keys["cpu"]).json()
    assert refused_for_now(run(api, keys["cpu"]), "1 CPU seconds a day", "have not ended") < 10
    api.post(f"/api/executions/{going['id']}/cancel", headers=keys["cpu"])
    api.get(f"/api/result/{going['id']}?wait=30", headers=keys["cpu"])
    spin = {"code": "while :; do :; done", "cpuTimeLimit": 1200}
    assert run(api, keys["cpu"], **spin).json()["verdict"] == "time_limit"
    refused_for_now(run(api, keys["cpu"]), "1 CPU seconds a day", "T00:00Z")


def test_what_is_beyond_those_at_once_waits_and_what_is_beyond_those_that_wait_is_refused(
    api: httpx.Client, keys: dict[str, Headers]
) -> None:
    key = keys["waiting"]
    queued = [api.post("/api/submit", json=SLEEP, headers=key).json() for _ in range(3)]
    refused_for_now(run(api, key), "2 waiting runs")
    links = [each["links"]["status"] for each in queued]
    until(lambda: api.get(links[0], headers=key).json()["status"] == "running", "the first runs")
    assert run(api, keys["free"]).status_code == 200  # Others pass those that wait for their own account.
    assert [api.get(link, headers=key).json()["status"] for link in links] == ["running", "queued", "queued"]
    api.post(f"/api/executions/{queued[0]['id']}/cancel", headers=key)
    until(lambda: api.get(links[1], headers=key).json()["status"] == "running", "the next runs", 5)
    last = api.post("/api/submit", json=HI, headers=key)
    assert last.status_code == 202
    for each in queued[1:]:
        api.post(f"/api/executions/{each['id']}/cancel", headers=key)
    assert api.get(f"/api/result/{last.json()['id']}?wait=20", headers=key).json()["output"] == "hi\n"


def test_a_batch_is_taken_as_far_as_the_quota_goes(api: httpx.Client, keys: dict[str, Headers]) -> None:
    items = api.post("/api/batch", json={"executions": [HI] * 4}, headers=keys["batch"]).json()
    assert [item["status"] for item in items] == ["queued", "queued", 429, 429]


@pytest.mark.parametrize(
    ("field", "most", "beyond"),
    [
        ("timeout", 2000, 2001),
        ("cpuTimeLimit", 2000, 2001),
        ("memoryLimit", 64, 65),
        ("processLimit", 16, 17),
        ("outputLimit", 1000, 1001),
    ],
)
def test_what_a_run_may_ask_for(
    api: httpx.Client, keys: dict[str, Headers], field: str, most: int, beyond: int
) -> None:
    assert run(api, keys["limits"], **{field: most}).json()["verdict"] == "success"
    problem = refused(run(api, keys["limits"], **{field: beyond}), 422, field)
    assert f"to {most}" in problem["detail"]
    assert "your quota" in problem["detail"]


def test_a_run_that_asks_for_nothing_gets_no_more_than_the_quota(api: httpx.Client, keys: dict[str, Headers]) -> None:
    result = run(api, keys["limits"], code="head -c 5000 /dev/zero | tr '\\0' x; sleep 20").json()
    assert (result["verdict"], len(result["output"])) == ("output_limit", 1000)
    assert 1900 < run(api, keys["limits"], code="sleep 20").json()["executionTime"] < 10_000


def test_code_size_and_cases(api: httpx.Client, keys: dict[str, Headers]) -> None:
    assert run(api, keys["size"], code="#345678910"[:10]).status_code == 200
    assert "10 bytes" in refused(run(api, keys["size"], code="#3456789ab1"), 413, "code")["detail"]
    assert run(api, keys["size"], code=":", cases=[{}] * 2).status_code == 200
    assert "2 items" in refused(run(api, keys["size"], code=":", cases=[{}] * 3), 422, "cases")["detail"]


def test_languages_terminals_and_the_api(api: httpx.Client, keys: dict[str, Headers]) -> None:
    assert run(api, keys["languages"], language="py", code="").status_code == 200
    problem = refused(run(api, keys["languages"], language="c", code="int main(void){}"), 403)
    assert "bash, python" in problem["detail"]
    assert run(api, keys["batch only"]).status_code == 200
    refused(run(api, keys["batch only"], interactive=True, wait=False), 403)
    assert "API" in refused(run(api, keys["no api"]), 403)["detail"]


def test_the_same_request_again_is_not_counted_again(api: httpx.Client, keys: dict[str, Headers]) -> None:
    key = keys["once"] | {"Idempotency-Key": "a"}
    first = run(api, key).json()["id"]
    assert run(api, key).json()["id"] == first
    refused_for_now(run(api, keys["once"]), "1 runs a day")


def sees(api: httpx.Client, key: Headers) -> tuple[int, int]:
    """Memory and cases that the bearer may have, as refusals tell."""
    problem = refused(run(api, key, memoryLimit=1024), 422)
    memory = int(problem["detail"].partition(" to ")[2].split()[0])
    return memory, int(refused(run(api, key, cases=[{}] * 50), 422)["detail"].split(" at most ")[1].split()[0])


def test_the_most_specific_counts_field_by_field(api: httpx.Client, keys: dict[str, Headers]) -> None:
    assert sees(api, keys["default"]) == (32, 1)
    assert sees(api, keys["grouped"]) == (80, 5)  # Of several groups the most generous.
    assert sees(api, keys["own"]) == (40, 1)
    assert sees(api, keys["apart again"]) == (24, 1)
    refused(api.post("/api/execute", json=HI | {"cases": [{}] * 4}), 422, "cases")
    assert api.post("/api/execute", json=HI | {"cases": [{}] * 3}).status_code == 200


def test_a_user_and_their_keys_count_together_but_for_keys_with_a_quota(
    api: httpx.Client, keys: dict[str, Headers]
) -> None:
    assert run(api, keys["shared"]).status_code == run(api, keys["shared again"]).status_code == 200
    refused_for_now(run(api, keys["shared"]), "2 runs a day")
    assert run(api, keys["apart"]).status_code == run(api, keys["apart again"]).status_code == 200
    for name in ("apart", "apart again"):
        refused_for_now(run(api, keys[name]), "1 runs a day")


def test_dialects_refuse_in_their_own_form(api: httpx.Client, keys: dict[str, Headers]) -> None:
    key = keys["dialects"]
    judge0 = {"language_id": 46, "source_code": "echo hi"}
    piston = {"language": "bash", "version": "*", "files": [{"content": "echo hi"}]}
    jobe = {"run_spec": {"language_id": "c", "sourcecode": "int main(){}"}}
    for path, body, answer in (
        ("/judge0/submissions", judge0, lambda each: each.json()["error"]),
        ("/api/v2/execute", piston, lambda each: each.json()["message"]),
        ("/jobe/index.php/restapi/runs", jobe, lambda each: each.text),
    ):
        refusal = api.post(path, json=body, headers=key)
        assert refusal.status_code == 429, refusal.text
        assert "runs a day" in answer(refusal) or answer(refusal) == "Max RUN rate for this server exceeded"
    batch = api.post("/judge0/submissions/batch", json={"submissions": [judge0]}, headers=key)
    assert (batch.status_code, "runs a day" in batch.json()["error"]) == (429, True)


def test_dialects_keep_to_a_quota_s_limits(api: httpx.Client, keys: dict[str, Headers]) -> None:
    """What only says "as much as there is" gets the quota's number; what asks for more by name is refused."""
    key = keys["small"]
    judge0 = {"language_id": 46, "source_code": "echo hi"}
    wait = "/judge0/submissions?wait=true"
    assert api.post(wait, json=judge0 | {"wall_time_limit": 3}, headers=key).json()["stdout"] == "hi\n"
    assert "3" in api.post(wait, json=judge0 | {"wall_time_limit": 4}, headers=key).json()["wall_time_limit"][0]
    piston = {"language": "bash", "version": "*", "files": [{"content": "echo hi"}]}
    assert api.post("/api/v2/execute", json=piston | {"run_memory_limit": -1}, headers=key).json()["run"]["code"] == 0
    assert "3000" in api.post("/api/v2/execute", json=piston | {"run_timeout": 3001}, headers=key).json()["message"]
    spec = {"language_id": "python3", "sourcecode": "print('hi')", "parameters": {"memorylimit": 1000}}
    jobe = api.post("/jobe/index.php/restapi/runs", json={"run_spec": spec}, headers=key).json()
    assert (jobe["outcome"], jobe["stdout"]) == (15, "hi\n")


def test_sockets_refuse_too(own_site: Site, keys: dict[str, Headers]) -> None:
    address = f"ws://127.0.0.1:{own_site.port}/api"
    with connect(f"{address}/ws", additional_headers=keys["dialects"]) as socket:
        socket.send(json.dumps({"type": "terminal_create", "language": "bash", "cols": 80, "rows": 24}))
        message = json.loads(socket.recv(20))
        assert (message["type"], "0 runs a day" in message["message"]) == ("terminal_error", True)
    with connect(f"{address}/v2/connect", additional_headers=keys["dialects"]) as socket:
        socket.send(json.dumps({"type": "init", "language": "bash", "version": "*", "files": [{"content": ""}]}))
        assert "0 runs a day" in json.loads(socket.recv(20))["message"]


RACES = {
    "day": {"runs_a_day": 7},
    "minute": {"runs_a_minute": 7},
    "waiting": {"runs_at_once": 1, "waiting_runs": 6},
    "at once": {"runs_at_once": 2},
}


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_hundred_at_the_same_moment_never_get_one_too_many(
    new_site: Callable[..., Site], postgres: Postgres, database: str
) -> None:
    """On PostgreSQL two processes take them, and two workers claim them."""
    env = {"CONCURRENT_EXECUTIONS": "4"}
    if database == "postgresql":
        env["DATABASE_URL"] = postgres.create_database("quotas")
    site = new_site(**env)
    keys = make_keys(site, RACES)
    site.serve()
    urls = [site.url]
    if database == "postgresql":
        port = free_port()
        urls.append(f"http://127.0.0.1:{port}")
        other = site.start("manage.py", "serve", PORT=str(port))
        until(lambda: other.says("takes executions"), "the other takes executions", 60)
    with ThreadPoolExecutor(50) as threads, httpx.Client(timeout=90) as client:

        def submit(name: str, number: int, program: Any) -> httpx.Response:
            return client.post(f"{urls[number % len(urls)]}/api/submit", json=program, headers=keys[name])

        def result(identifier: str) -> dict[str, Any]:
            answer = client.get(f"{site.url}/api/result/{identifier}?wait=60", headers=keys["at once"])
            found: dict[str, Any] = answer.json()
            return found

        for name in ("day", "minute", "waiting"):
            program = SLEEP if name == "waiting" else HI
            answers = list(threads.map(partial(submit, name, program=program), range(100)))
            assert sorted(answer.status_code for answer in answers) == [202] * 7 + [429] * 93
        queued = [submit("at once", number, {"language": "bash", "code": "sleep 0.2"}) for number in range(12)]
        ids = [answer.json()["id"] for answer in queued]
        assert most_at_once(list(threads.map(result, ids))) == 2


def most_at_once(results: list[dict[str, Any]]) -> int:
    edges = sorted([(each["startedAt"], 1) for each in results] + [(each["finishedAt"], -1) for each in results])
    most = now = 0
    for _, step in edges:
        now += step
        most = max(most, now)
    return most


def test_what_is_left_is_told_and_shown(own_site: Site, api: httpx.Client, keys: dict[str, Headers]) -> None:
    def told(name: str) -> dict[str, Any]:
        answer: dict[str, Any] = api.get("/api/quota", headers=keys[name]).json()
        return answer

    assert told("told")["runsPerDay"] | {"resetsAt": ""} == {"limit": 5, "used": 0, "left": 5, "resetsAt": ""}
    assert run(api, keys["told"]).status_code == 200
    after = told("told")
    assert (after["runsPerDay"]["used"], after["runsPerDay"]["left"]) == (1, 4)
    assert after["runsPerDay"]["resetsAt"].endswith("T00:00:00.000Z")
    assert after["runsPerMinute"]["left"] == 2
    assert after["cpuSecondsPerDay"]["limit"] is None
    assert after["runsAtOnce"] == {"limit": None, "used": 0, "left": None, "resetsAt": None}
    assert (after["limits"]["memoryLimit"], after["interactive"]) == (50, False)
    assert told("languages")["languages"] == ["bash", "python"]
    with visiting(own_site) as visitor:
        assert visitor.get("/account/quota").url.path == "/account/login/"
        visitor.sign_in("shared", "secret")
        page = visitor.get("/account/quota").text
    assert "Runs today" in page
    assert "of 2" in page
    assert "0 left" in page or "2 left" in page
    assert "<meter" in page


def test_administrators_see_usage_by_day_and_owner_as_a_chart(
    own_site: Site, api: httpx.Client, keys: dict[str, Headers]
) -> None:
    assert run(api, keys["shown"]).status_code == 200
    assert run(api, keys["shown"], code="exit 3").json()["verdict"] == "runtime_error"
    with visiting(own_site) as visitor:
        visitor.sign_in("chief", "secret")
        page = visitor.get("/admin/executions/usage/?q=many").text
        assert "0 runs and" in page
        page = visitor.get("/admin/executions/usage/").text
    assert "many: test" in page
    assert "succeeded" in page
    assert 'class="rest"' in page
    assert "<script>" not in page
