"""Programs are shared by links: who may read them, for how long, and what never changes."""

import re
from collections.abc import Callable
from io import StringIO
from typing import Any

import httpx
import pytest
from django.core.management import call_command

from executions.models import Viewer
from programs.snapshots import ALPHABET
from tests.api.conftest import refused
from tests.site import Site, make_key

OpenPage = Callable[[], httpx.Client]
SNAPSHOTS = "/api/snapshots"
PROGRAM = {"language": "python", "files": [{"name": "main.py", "content": "print(input())\n"}], "input": "Ada\n"}
FULL = PROGRAM | {
    "args": ["-v"],
    "compilerOptions": [],
    "cases": [{"name": "one", "input": "1", "expectedOutput": "1"}],
}


def share(page: httpx.Client, status: int = 201, **fields: Any) -> dict[str, Any]:
    answer = page.post(SNAPSHOTS, json={"program": PROGRAM} | fields)
    assert answer.status_code == status, answer.text
    shared: dict[str, Any] = answer.json()
    return shared


def path_of(shared: dict[str, Any]) -> str:
    return f"{SNAPSHOTS}/{shared['id']}"


def test_whoever_has_the_link_reads_the_program_as_it_was_shared(open_page: OpenPage, client: httpx.Client) -> None:
    shared = share(open_page(), program=FULL, title="  A \n greeting ")
    assert shared["url"] == f"{client.base_url}/s/{shared['id']}".replace("//s", "/s")
    assert re.fullmatch(f"[{ALPHABET}]{{16}}", shared["id"])
    read = client.get(path_of(shared)).json()
    assert read.pop("program") == FULL
    assert read == shared | {"result": None}
    assert (read["title"], read["visibility"], read["expiresAt"]) == ("A greeting", "link", None)
    assert "owner" not in read


def test_the_same_shared_again_keeps_its_link(open_page: OpenPage) -> None:
    page, other = open_page(), open_page()
    first = share(page)
    assert share(page, 200)["id"] == first["id"]
    assert share(other)["id"] != first["id"]
    for change in ({"title": "x"}, {"expiresIn": 60}, {"program": PROGRAM | {"input": ""}}):
        assert share(page, **change)["id"] != first["id"]
    assert len(page.get(SNAPSHOTS).json()["snapshots"]) == 4


def test_only_its_owner_takes_it_back(open_page: OpenPage, client: httpx.Client) -> None:
    page, stranger = open_page(), open_page()
    shared = share(page)
    refused(stranger.delete(path_of(shared)), 404)
    refused(client.delete(path_of(shared)), 401)
    assert client.get(path_of(shared)).status_code == 200
    assert page.delete(path_of(shared)).status_code == 204
    refused(page.delete(path_of(shared)), 404)
    refused(client.get(path_of(shared)), 404)
    assert client.get(f"/s/{shared['id']}").status_code == 404


def test_what_is_private_is_for_its_owner(log_in: OpenPage, client: httpx.Client) -> None:
    """And what somebody shares who has logged in is private unless they say otherwise."""
    page, stranger = log_in(), log_in()
    shared = share(page)
    assert shared["visibility"] == "private"
    for address in (path_of(shared), f"/s/{shared['id']}"):
        assert page.get(address).status_code == 200
        assert page.get(f"/s/{shared['id']}?embed=1").status_code == 404
        assert stranger.get(address).status_code == 404
        assert client.get(address).status_code == 404
    by_link = share(page, visibility="link")
    assert client.get(path_of(by_link)).status_code == 200
    assert [each["id"] for each in page.get(SNAPSHOTS).json()["snapshots"]] == [by_link["id"], shared["id"]]


def test_who_may_not_own_is_told_so(site: Site, open_page: OpenPage, client: httpx.Client) -> None:
    refused(client.post(SNAPSHOTS, json={"program": PROGRAM}), 401)
    refused(client.get(SNAPSHOTS), 401)
    refused(open_page().post(SNAPSHOTS, json={"program": PROGRAM, "visibility": "private"}), 422, "visibility")
    page = open_page()
    del page.headers["X-CSRFToken"]
    refused(page.post(SNAPSHOTS, json={"program": PROGRAM}), 403)
    key = {"X-API-Key": make_key(site, "run")}
    assert client.post(SNAPSHOTS, json={"program": PROGRAM}, headers=key).json()["visibility"] == "link"
    watcher = {"X-API-Key": make_key(site)}
    refused(client.post(SNAPSHOTS, json={"program": PROGRAM}, headers=watcher), 403)


def test_what_is_wrong_is_named(open_page: OpenPage) -> None:
    page = open_page()

    def refuse(status: int, field: str, **body: Any) -> None:
        refused(page.post(SNAPSHOTS, json={"program": PROGRAM} | body), status, field)

    refuse(422, "program.language", program=PROGRAM | {"language": "klingon"})
    refuse(422, "program.files[0].name", program=PROGRAM | {"files": [{"name": "../x", "content": ""}]})
    refuse(422, "program.files", program=PROGRAM | {"files": []})
    refuse(422, "program.owner", program=PROGRAM | {"owner": "me"})
    refuse(422, "owner", owner="me")
    refuse(422, "title", title="x" * 121)
    refuse(422, "expiresIn", expiresIn=59)
    refuse(422, "visibility", visibility="all")
    refuse(422, "executionId", executionId="x")
    refuse(413, "program.files", program=PROGRAM | {"files": [{"name": "a", "content": "x" * 1_100_000}]})
    refused(page.get(SNAPSHOTS, params={"cursor": "x"}), 422, "cursor")
    for nonsense in ("x", "%00", "..%2F..", "\N{SNOWMAN}" * 50):
        refused(page.get(f"{SNAPSHOTS}/{nonsense}"), 404)
        refused(page.delete(f"{SNAPSHOTS}/{nonsense}"), 404)
        assert page.get(f"/s/{nonsense}").status_code == 404


def test_readers_see_what_a_run_of_it_printed(open_page: OpenPage, client: httpx.Client) -> None:
    page = open_page()
    ran = page.post("/api/execute", json=PROGRAM).json()
    result = client.get(path_of(share(page, executionId=ran["id"]))).json()["result"]
    assert result["frames"] == [["stdout", "Ada\n"]]
    assert result["cut"] is False
    assert {name: result[name] for name in ("verdict", "message", "exitCode", "languageVersion")} == {
        name: ran[name] for name in ("verdict", "message", "exitCode", "languageVersion")
    }
    again = page.post("/api/execute", json=PROGRAM).json()
    assert share(page, 200, executionId=again["id"])["id"], "the same output is the same content"


def test_an_output_that_it_did_not_print_cannot_be_claimed(open_page: OpenPage) -> None:
    page, other = open_page(), open_page()
    ran = page.post("/api/execute", json=PROGRAM | {"input": "Bob\n"}).json()
    theirs = other.post("/api/execute", json=PROGRAM).json()
    for identifier in (ran["id"], theirs["id"]):
        refused(page.post(SNAPSHOTS, json={"program": PROGRAM, "executionId": identifier}), 422, "executionId")


def test_a_long_output_is_cut(open_page: OpenPage) -> None:
    page = open_page()
    program = {"language": "python", "files": [{"name": "main.py", "content": "print('é' * 70_000)"}]}
    ran = page.post("/api/execute", json=program).json()
    shared = share(page, program=program, executionId=ran["id"])
    result = page.get(path_of(shared)).json()["result"]
    assert result["frames"] == [["stdout", "é" * 65_536]]
    assert result["cut"] is True


def test_the_list_comes_in_pages(open_page: OpenPage) -> None:
    page = open_page()
    made = [share(page, title=str(n))["id"] for n in range(5)]
    seen: list[str] = []
    cursor = ""
    while cursor is not None:
        answer = page.get(SNAPSHOTS, params={"limit": 2, "cursor": cursor}).json()
        seen += [each["id"] for each in answer["snapshots"]]
        cursor = answer["next"]
    assert seen == made[::-1]
    refused(page.get(SNAPSHOTS, params={"limit": 0}), 422, "limit")


@pytest.mark.django_db
class TestTime:
    """In the database itself, where the clock can be told."""

    def snapshot(self, owner: str = "session:a", **fields: Any) -> Any:
        from programs.snapshots import Snapshot

        given = {"visibility": "link", "program": {}, "language": "python", "digest": "d"} | fields
        return Snapshot.objects.create(owner=owner, **given)

    def test_an_expired_link_leads_nowhere_even_for_its_owner(self) -> None:
        from programs.snapshots import Snapshot, end_after

        over, lasting = self.snapshot(expires_at=end_after(-1)), self.snapshot(digest="e", expires_at=end_after(60))
        forever = self.snapshot(digest="f")
        for viewer in (None, Viewer(owner="session:a"), Viewer(owner="user:1", is_staff=True)):
            assert set(Snapshot.objects.visible_to(viewer)) == {lasting, forever}
        assert set(Snapshot.objects.of("session:a")) == {lasting, forever}
        assert list(Snapshot.objects.expired()) == [over]
        call_command("prune", stdout=StringIO())
        assert set(Snapshot.objects.all()) == {lasting, forever}

    def test_what_is_handed_over_keeps_every_link(self) -> None:
        from programs.snapshots import Snapshot

        twins = {self.snapshot(), self.snapshot(owner="user:1"), self.snapshot(digest="e")}
        Snapshot.objects.hand_over("session:a", to="user:1")
        assert set(Snapshot.objects.of("user:1")) == twins

    def test_nobody_shares_without_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from programs import snapshots

        monkeypatch.setattr(snapshots, "MOST_OF_ONE", 1)
        new = snapshots.Snapshot(owner="session:a", visibility="link", program={}, language="python", digest="d")
        snapshots.Snapshot.objects.share(new)
        new.digest, new.pk = "e", snapshots.new_id()
        with pytest.raises(snapshots.TooManyShared):
            snapshots.Snapshot.objects.share(new)
