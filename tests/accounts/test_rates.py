"""How often somebody may call, by key, session and address, and who they are behind a proxy."""

import json
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.api.conftest import refused
from tests.services import Postgres, Redis, free_port, until
from tests.site import Site, make_key

SETTINGS = {
    **{"RATE_KEY": "4", "RATE_SESSION": "3", "RATE_ADDRESS": "2", "RATE_REFUSED_KEYS": "2"},
    "TRUSTED_PROXIES": "127.0.0.1,10.9.0.0/16",
    "LOG_FORMAT": "json",
}
numbers = count(1)


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory, database_template: Path) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("rates"), database_template, **SETTINGS)
    try:
        site.serve()
        yield site
    finally:
        site.end()


@pytest.fixture
def api(strict: Site) -> Iterator[httpx.Client]:
    with strict.client() as client:
        yield client


def somewhere() -> str:
    """An address that nobody called from."""
    return f"203.0.113.{next(numbers)}"


def within_a_minute(calls: Callable[[], list[httpx.Response]]) -> list[httpx.Response]:
    """What they answer when no minute ended in between: rates are counted by the clock's."""
    while True:
        minute = time.time() // 60
        answers = calls()
        if time.time() // 60 == minute:
            return answers


def look(api: httpx.Client, times: int, **headers: str) -> list[httpx.Response]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return [api.get("/api/executions", headers=named) for _ in range(times)]


def statuses(answers: list[httpx.Response]) -> list[int]:
    return [answer.status_code for answer in answers]


def test_an_address_may_call_so_often_and_each_answer_says_how_often(api: httpx.Client, strict: Site) -> None:
    answers = within_a_minute(lambda: look(api, 3, X_Forwarded_For=somewhere()))
    assert statuses(answers) == [200, 200, 429]
    assert [answer.headers["RateLimit-Remaining"] for answer in answers] == ["1", "0", "0"]
    assert {answer.headers["RateLimit-Limit"] for answer in answers} == {"2"}
    detail = refused(answers[2], 429)["detail"]
    assert "2 calls from one address a minute" in detail
    assert answers[2].headers["Retry-After"] == answers[2].headers["RateLimit-Reset"]
    assert 1 <= int(answers[2].headers["Retry-After"]) <= 60
    lines = [json.loads(line) for line in strict.processes[0].log.read_text().splitlines() if '"security"' in line]
    assert "rate exceeded" in [line["event"] for line in lines]


def test_keys_and_sessions_have_rates_of_their_own(api: httpx.Client, strict: Site) -> None:
    here = somewhere()
    keys = iter([make_key(strict, "run") for _ in range(2)])
    assert statuses(within_a_minute(lambda: look(api, 5, X_Forwarded_For=here, X_API_Key=next(keys)))) == [200] * 4 + [
        429
    ]

    def of_a_page() -> list[httpx.Response]:
        api.cookies.clear()
        api.get("/")
        return look(api, 4, X_Forwarded_For=here)

    assert statuses(within_a_minute(of_a_page)) == [200] * 3 + [429]


def test_refused_keys_are_not_looked_at_for_ever(api: httpx.Client, strict: Site) -> None:
    key = make_key(strict, "run")

    def guessing() -> list[httpx.Response]:
        here = somewhere()
        wrong = [answer for each in range(3) for answer in look(api, 1, X_Forwarded_For=here, X_API_Key=f"cs_{each}")]
        return [*wrong, *look(api, 1, X_Forwarded_For=here, X_API_Key=key)]

    answers = within_a_minute(guessing)
    assert statuses(answers) == [401, 401, 429, 429]
    assert "refused keys" in answers[2].json()["detail"]
    assert statuses(look(api, 1, X_Forwarded_For=somewhere(), X_API_Key=key)) == [200]


@pytest.mark.parametrize(
    ("one", "another", "same"),
    [
        ("2001:db8:0:{n}::1", "2001:db8:0:{n}:ffff::9", True),  # One customer's network.
        ("2001:db8:1:{n}::1", "2001:db8:2:{n}::1", False),
        ("198.51.100.{n}", "::ffff:198.51.100.{n}", True),
        (
            "6.6.6.6, 198.18.0.{n}",
            "7.7.7.7, 198.18.0.{n}, 10.9.8.7",
            True,
        ),  # What callers write themselves is not believed.
        ("192.0.2.{n}:4711", "[2001:db8:3:{n}::2]:80", False),
    ],
)
def test_who_calls_through_a_proxy(api: httpx.Client, one: str, another: str, same: bool) -> None:
    def calls() -> list[httpx.Response]:
        number = next(numbers)
        first = look(api, 2, X_Forwarded_For=one.format(n=number))
        return [*first, *look(api, 1, X_Forwarded_For=another.format(n=number))]

    assert statuses(within_a_minute(calls)) == [200, 200, 429 if same else 200]


def test_sockets_are_counted_alike(strict: Site, api: httpx.Client) -> None:
    def close_code(address: str) -> int | None:
        headers = {"X-Forwarded-For": address}
        with connect(f"ws://127.0.0.1:{strict.port}/api/ws", additional_headers=headers) as socket:
            try:
                socket.send('{"type": "join_execution", "executionId": "00000000-0000-0000-0000-000000000000"}')
                message = json.loads(socket.recv(10))
                if message.get("code") == "too_many":
                    socket.recv(10)
            except ConnectionClosed:
                pass
            return socket.close_code

    def calls() -> list[httpx.Response]:
        here = somewhere()
        answers = look(api, 1, X_Forwarded_For=here)
        codes.append([close_code(here), close_code(here)])
        return answers

    codes: list[list[int | None]] = []
    within_a_minute(calls)
    assert codes[-1] == [None, 4429]


def test_dialects_refuse_in_their_own_form(api: httpx.Client) -> None:
    here = {"X-Forwarded-For": somewhere()}
    submission = {"language_id": 46, "source_code": "echo hi"}

    def calls() -> list[httpx.Response]:
        here["X-Forwarded-For"] = somewhere()
        paths = ("/judge0/submissions", "/judge0/submissions", "/judge0/submissions")
        jobe = api.post("/jobe/index.php/restapi/runs", json={}, headers=here)
        return [jobe, *(api.post(path, json=submission, headers=here) for path in paths)]

    answers = within_a_minute(calls)
    assert answers[-1].status_code == 429
    assert "from one address" in answers[-1].json()["error"]
    assert int(answers[-1].headers["Retry-After"]) <= 60


def test_only_trusted_proxies_are_believed(new_site: Callable[..., Site]) -> None:
    site = new_site(RATE_ADDRESS="2", TRUSTED_PROXIES="127.0.0.2", HTTPS="true")
    site.serve()

    def from_somewhere(api: httpx.Client, address: str) -> httpx.Response:
        return look(api, 1, X_Forwarded_For=address, X_Forwarded_Proto="https")[0]

    with site.client() as api:
        answers = within_a_minute(lambda: [from_somewhere(api, somewhere()) for _ in range(3)])
        assert answers[-1].status_code == 429
        assert "Strict-Transport-Security" not in answers[0].headers
    proxy = httpx.HTTPTransport(local_address="127.0.0.2")
    with httpx.Client(base_url=site.url, transport=proxy) as api:
        answers = within_a_minute(lambda: [from_somewhere(api, somewhere()) for _ in range(3)])
        assert statuses(answers) == [200] * 3
        assert "Strict-Transport-Security" in answers[0].headers
        page = api.get("/account/login/", headers={"X-Forwarded-For": somewhere(), "X-Forwarded-Proto": "https"})
        assert page.headers["Referrer-Policy"] == page.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        cookies = page.headers.get_list("Set-Cookie")
        assert cookies
        for cookie in cookies:
            name, *attributes = cookie.split("; ")
            assert name.startswith("__Host-"), "neighbours of the same domain cannot set it"
            assert {"Path=/", "SameSite=Lax", "Secure"} <= set(attributes)
            assert not [each for each in attributes if each.startswith("Domain")]


def test_processes_that_share_redis_count_together(
    new_site: Callable[..., Site], redis: Redis, postgres: Postgres
) -> None:
    site = new_site(DATABASE_URL=postgres.create_database("rates"), REDIS_URL=redis.url, RATE_ADDRESS="2")
    site.serve()
    port = free_port()
    other = site.start("manage.py", "serve", PORT=str(port))
    until(lambda: other.says("takes executions"), "the other takes executions", 60)
    urls = (site.url, f"http://127.0.0.1:{port}")
    addresses = (f"127.0.7.{number}" for number in count(1))

    def calls() -> list[httpx.Response]:
        transport = httpx.HTTPTransport(local_address=next(addresses))
        with httpx.Client(transport=transport) as client:
            return [client.get(f"{urls[number % 2]}/api/executions") for number in range(3)]

    assert statuses(within_a_minute(calls)) == [200, 200, 429]
