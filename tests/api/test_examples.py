"""Each example of the documentation works as it stands there, in each language."""

import html
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from executions.api.examples import EXAMPLES, KEY, SOME_SNAPSHOT
from executions.api.snippets import TONGUES
from tests.site import Site, make_key

RUNNERS = Path(__file__).parent / "runners"
SOME_ID = "0b8f6d1e-6a44-4a0c-9d0e-6f2f4f0c2f11"
SUFFIXES = {"curl": ".sh", "python": ".py", "javascript": ".mjs"}
COMMANDS = {
    "curl": ["bash", str(RUNNERS / "curl.sh")],
    "python": [sys.executable, str(RUNNERS / "python.py")],
    "javascript": ["node", str(RUNNERS / "javascript.mjs")],
}
BY_TITLE = {each.title: each for each in EXAMPLES}
SAMPLE = re.compile(r'<figure class="sample">\s*<figcaption>([^<]+)</figcaption>(.*?)</figure>', re.DOTALL)
SNIPPET = re.compile(r'<code class="(\w+)">(.*?)</code>', re.DOTALL)

Shown = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def shown(site: Site) -> Shown:
    """What the page shows: by title, then by language."""
    with site.client() as client:
        page = client.get("/api/docs").text
    return {
        html.unescape(title): {tongue: html.unescape(text) for tongue, text in SNIPPET.findall(snippets)}
        for title, snippets in SAMPLE.findall(page)
    }


def test_every_call_has_an_example(document: dict[str, Any]) -> None:
    calls = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}
    assert {(each.method, each.path) for each in EXAMPLES} == calls


def test_every_example_is_on_the_page_in_every_language(shown: Shown) -> None:
    assert set(shown) == set(BY_TITLE)
    assert len(BY_TITLE) == len(EXAMPLES)
    assert all(set(snippets) == {tongue.slug for tongue in TONGUES} for snippets in shown.values())


@pytest.fixture(scope="module")
def key(site: Site) -> Iterator[str]:
    """A key that may do everything."""
    yield make_key(site, "run", "interactive", "admin")
    site.manage("shell", "-v0", "-c", "from django.contrib.auth.models import User; User.objects.all().delete()")


def finished(site: Site) -> str:
    """The id of an execution that has left the file of the examples."""
    body = next(example.body for example in EXAMPLES if example.name == "queue")
    with site.client() as client:
        result = client.post("/api/execute", json=body).json()
    assert [file["name"] for file in result["files"]] == ["dot.svg"]
    return str(result["id"])


def shared(site: Site, key: str, title: str) -> str:
    """The id of a program that the key's bearer shares."""
    program = {"language": "python", "files": [{"name": "main.py", "content": "print(1)"}]}
    with site.client() as client:
        body = {"program": program, "title": title}
        return str(client.post("/api/snapshots", json=body, headers={"X-API-Key": key}).json()["id"])


@pytest.mark.parametrize("tongue", [tongue.slug for tongue in TONGUES])
def test_every_example_works_as_it_stands_on_the_page(
    site: Site, shown: Shown, key: str, tmp_path: Path, tongue: str
) -> None:
    site.manage("shell", "-v0", "-c", "from programs.models import Snapshot; Snapshot.objects.all().delete()")
    identifier, snapshot = finished(site), shared(site, key, tongue)
    (tmp_path / ".curlrc").write_text('silent\nshow-error\nwrite-out = "\\n%{http_code}"\n')
    for number, example in enumerate(EXAMPLES):
        text = shown[example.title][tongue].replace(SOME_ID, identifier).replace(KEY, key)
        text = text.replace(SOME_SNAPSHOT, snapshot)
        (tmp_path / f"{number:03}{SUFFIXES[tongue]}").write_text(text)
    subprocess.run([*COMMANDS[tongue], str(tmp_path)], check=True, timeout=120)
    for number, example in enumerate(EXAMPLES):
        file = tmp_path / f"{number:03}{SUFFIXES[tongue]}"
        errors = Path(f"{file}.err")
        assert not errors.exists() or not errors.read_text(), example.name
        printed = Path(f"{file}.out").read_text().strip()
        assert example.prints in printed, example.name
        if tongue == "curl" or example.reads == "nothing":
            assert printed.endswith(str(example.status)), example.name
