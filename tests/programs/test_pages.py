"""The page of a shared program, for people, for other sites' previews, and in other sites' frames."""

import html
import json
import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from django.test import Client

from tests.api.conftest import refused
from tests.site import Site

OpenPage = Callable[[], httpx.Client]
HOSTILE = "</script><img src=x onerror=alert(1)>"
PROGRAM = {
    "language": "python",
    "files": [{"name": "main.py", "content": f"# {HOSTILE}\n\nprint(1)\n"}, {"name": "b.py", "content": "x = 1"}],
}


def share(page: httpx.Client, **fields: Any) -> str:
    answer = page.post("/api/snapshots", json={"program": PROGRAM} | fields)
    assert answer.status_code == 201, answer.text
    identifier: str = answer.json()["id"]
    return identifier


def opened_in(page: str) -> dict[str, Any]:
    script = re.search(r'<script id="opened" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert script
    found: dict[str, Any] = json.loads(script[1])
    return found


def test_the_page_opens_the_program_for_reading(open_page: OpenPage, client: httpx.Client) -> None:
    owner = open_page()
    identifier = share(owner, title=f"T {HOSTILE}")
    answer = client.get(f"/s/{identifier}")
    opened = opened_in(answer.text)
    assert opened["program"]["files"] == PROGRAM["files"]
    assert {name: opened[name] for name in ("kind", "id", "readOnly", "isOwner", "result")} == {
        "kind": "snapshot", "id": identifier, "readOnly": True, "isOwner": False, "result": None,
    }  # fmt: skip
    assert opened_in(owner.get(f"/s/{identifier}").text)["isOwner"] is True
    assert HOSTILE not in answer.text, "neither as markup nor at the end of a script"
    assert html.escape(PROGRAM["files"][0]["content"]) in answer.text, "it is read without a script, too"


def test_other_sites_show_a_preview_and_searches_leave_it_out(open_page: OpenPage, client: httpx.Client) -> None:
    identifier = share(open_page(), title="Greeting")
    answer = client.get(f"/s/{identifier}")
    assert answer.headers["x-robots-tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in answer.text
    meta = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', answer.text))
    assert meta["title"] == "Greeting"
    assert meta["url"] == f"{str(client.base_url).rstrip('/')}/s/{identifier}"
    assert meta["description"] == html.escape(f"Python: # {HOSTILE} ⏎ print(1)")
    assert meta["image"] == f"{str(client.base_url).rstrip('/')}/static/preview.png"
    assert client.get(meta["image"]).headers["content-type"] == "image/png"
    assert '<meta property="og:title" content="Compiler">' in client.get("/").text
    assert "<title>Greeting · Compiler</title>" in answer.text


def test_a_link_that_leads_nowhere_says_so(client: httpx.Client) -> None:
    answer = client.get("/s/1111111111111111")
    assert answer.status_code == 404
    assert "Nothing is shared at this address" in answer.text


def test_frames_are_for_the_site_alone_unless_settings_say_otherwise(open_page: OpenPage, client: httpx.Client) -> None:
    address = f"/s/{share(open_page())}"
    assert "frame-ancestors 'none'" in client.get(address).headers["content-security-policy"]
    assert client.get(address).headers["x-frame-options"] == "DENY"
    embedded = client.get(f"{address}?embed=1")
    assert "frame-ancestors 'self';" in embedded.headers["content-security-policy"]
    assert "x-frame-options" not in embedded.headers


@pytest.mark.parametrize("address", ["/python", "/s/"])
def test_an_embedded_page_needs_no_cookie(site: Site, open_page: OpenPage, address: str) -> None:
    if address == "/s/":
        address += share(open_page())
    with site.client() as visitor, site.client() as other:
        page = visitor.get(f"{address}?embed=1")
        assert page.status_code == 200
        assert "set-cookie" not in page.headers
        tokens = [
            re.search(r'<meta name="embed-token" content="([^"]+)">', each.text)[1]  # type: ignore[index]
            for each in (page, other.get(f"{address}?embed=1"))
        ]
        mine, theirs = ({"X-Embed-Token": token} for token in tokens)
        run = {"language": "python", "code": "print(1)", "wait": True}
        result = visitor.post("/api/submit", json=run, headers=mine).json()
        assert result["output"] == "1\n"
        assert visitor.get(f"/api/result/{result['id']}", headers=mine).status_code == 200
        refused(other.get(f"/api/result/{result['id']}", headers=theirs), 404)
        refused(other.get(f"/api/result/{result['id']}"), 404)
        refused(visitor.post("/api/submit", json=run, headers={"X-Embed-Token": tokens[0][:-1] + "!"}), 401)
        refused(visitor.post("/api/snapshots", json={"program": PROGRAM}, headers=mine), 401)


@pytest.mark.django_db
def test_sites_that_may_embed_are_named_in_the_settings(client_of_django: Client, settings: Any) -> None:
    settings.EMBED_ORIGINS = ["https://moodle.example.edu", "https://*.example.org:8443"]
    embedded = client_of_django.get("/?embed=1")
    named = "https://moodle.example.edu https://*.example.org:8443"
    assert f"frame-ancestors 'self' {named};" in embedded.headers["content-security-policy"]
    assert f'data-origins="{named}"' in embedded.content.decode()


@pytest.fixture
def client_of_django() -> Client:
    return Client(headers={"host": "localhost"})


@pytest.mark.parametrize("origin", ["moodle.example.edu", "https://a b", "https://a;script-src *", "https://a/path"])
def test_an_origin_that_is_none_stops_the_start(site: Site, origin: str) -> None:
    done = site.manage("check", check=False, EMBED_ORIGINS=origin)
    assert done.returncode != 0
    assert "EMBED_ORIGINS must be a list of origins" in done.stderr
