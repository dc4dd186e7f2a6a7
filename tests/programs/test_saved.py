"""Programs that users keep: saved from the page, listed, renamed, deleted, and nobody else's."""

import re
from collections.abc import Callable
from typing import Any

import httpx

from tests.programs.test_pages import opened_in

LogIn = Callable[[], httpx.Client]
PROGRAM = {"language": "py", "files": [{"name": "main.py", "content": "print(1)"}], "input": "x"}
NOBODYS = "A" * 16


def save(page: httpx.Client, **fields: Any) -> dict[str, Any]:
    answer = page.post("/api/programs", json={"program": PROGRAM} | fields)
    assert answer.status_code == 201, answer.text
    saved: dict[str, Any] = answer.json()
    return saved


def test_a_saved_program_opens_where_it_was_left(log_in: LogIn) -> None:
    owner = log_in()
    saved = save(owner, title=" My\tfirst ")
    assert saved["title"] == "My first"
    opened = opened_in(owner.get(saved["url"]).text)
    assert {name: opened[name] for name in ("kind", "id", "readOnly", "version")} == {
        "kind": "saved", "id": saved["id"], "readOnly": False, "version": 1,
    }  # fmt: skip
    assert opened["program"]["language"] == "python"
    assert opened["program"]["input"] == "x"
    changed = {"program": PROGRAM | {"input": "y"}, "title": "", "version": 1}
    answer = owner.put(f"/api/programs/{saved['id']}", json=changed).json()
    assert answer == {"id": saved["id"], "url": saved["url"], "title": "main.py", "version": 2}
    assert opened_in(owner.get(saved["url"]).text)["program"]["input"] == "y"


def test_what_was_saved_elsewhere_meanwhile_is_not_overwritten(log_in: LogIn) -> None:
    owner = log_in()
    path = f"/api/programs/{save(owner)['id']}"
    assert owner.put(path, json={"program": PROGRAM, "version": 1}).status_code == 200
    late = owner.put(path, json={"program": PROGRAM | {"input": "late"}, "version": 1})
    assert late.status_code == 409
    assert "saved elsewhere" in late.json()["detail"]
    assert opened_in(owner.get(f"/p/{path[-16:]}").text)["program"]["input"] == "x"


def test_strangers_find_nothing(log_in: LogIn, client: httpx.Client) -> None:
    owner, stranger = log_in(), log_in()
    saved = save(owner, title="secret plan")
    for other in (stranger, client):
        assert other.get(saved["url"]).status_code == 404
        assert "secret plan" not in other.get("/account/programs", follow_redirects=True).text
    assert owner.get(f"{saved['url']}?embed=1").status_code == 404
    body = {"program": PROGRAM, "version": 1}
    assert stranger.put(f"/api/programs/{saved['id']}", json=body).status_code == 404
    for path in (f"/account/programs/{saved['id']}/rename", f"/account/programs/{saved['id']}/delete"):
        assert stranger.post(path, data={"title": "mine"}).status_code == 404
    client.get("/")
    answer = client.post("/api/programs", json=body, headers={"X-CSRFToken": client.cookies["csrftoken"]})
    assert answer.status_code == 401
    del owner.headers["X-CSRFToken"]
    assert owner.post("/api/programs", json=body).status_code == 403, "another site's page could have sent it"


def test_what_cannot_be_saved_is_said(log_in: LogIn) -> None:
    owner = log_in()
    for body, fault in (
        ({}, "program is required"),
        ({"program": PROGRAM | {"language": "klingon"}}, "program.language"),
        ({"program": PROGRAM, "title": "x" * 121}, "at most 120 characters"),
        ({"program": PROGRAM | {"files": []}}, "at least 1 item"),
    ):
        answer = owner.post("/api/programs", json=body)
        assert answer.status_code == 422
        assert fault in answer.text
    assert owner.post("/api/programs", content=b"{", headers={"Content-Type": "application/json"}).status_code == 400
    assert owner.get("/api/programs").status_code == 405
    for nothing in (NOBODYS, "%00", "ä"):
        assert owner.put(f"/api/programs/{nothing}", json={"program": PROGRAM}).status_code == 404
        assert owner.get(f"/p/{nothing}").status_code == 404


def test_the_list_is_searched_renamed_and_emptied(log_in: LogIn) -> None:
    owner = log_in()
    assert "Nothing is saved yet" in owner.get("/account/programs").text
    first = save(owner, title="Sorting <b>")
    save(owner, title="Searching")
    page = owner.get("/account/programs").text
    assert page.index("Searching") < page.index("Sorting &lt;b&gt;")
    found = owner.get("/account/programs?q=sort").text
    assert "Sorting" in found
    assert "Searching" not in found
    assert "Searching" in owner.get("/account/programs?q=pyth&page=nonsense").text
    assert "No program of yours" in owner.get("/account/programs?q=zzz").text
    rename = f"/account/programs/{first['id']}/rename"
    assert "Quicksort" in owner.post(rename, data={"title": "Quicksort"}, follow_redirects=True).text
    assert "at least one character" in owner.post(rename, data={"title": " "}, follow_redirects=True).text
    gone = owner.post(f"/account/programs/{first['id']}/delete", follow_redirects=True).text
    assert "“Quicksort” is deleted." in gone
    assert not re.search(r'href="/p/' + first["id"], gone)
