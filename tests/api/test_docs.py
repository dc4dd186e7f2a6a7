"""The documentation is true: it is valid, it is complete, and each of its examples works."""

import html
import json
import re
import shlex
import subprocess
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from executions.api.described import System
from executions.api.examples import EXAMPLES, KEY
from tests.api.conftest import refused
from tests.api.test_running import shaped
from tests.site import Site


@pytest.fixture(scope="module")
def document(site: Site) -> dict[str, Any]:
    with site.client() as client:
        found: dict[str, Any] = client.get("/api/openapi.json").json()
    return found


def walk(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    yield path, node
    if isinstance(node, dict):
        for name, value in node.items():
            yield from walk(value, f"{path}/{name}")
    if isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, f"{path}/{index}")


def test_the_document_is_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1.")
    assert {"title", "version"} <= document["info"].keys()
    identifiers = []
    for path, methods in document["paths"].items():
        for operation in methods.values():
            identifiers.append(operation["operationId"])
            assert operation["summary"]
            assert operation["description"]
            assert operation["responses"]
            assert all(
                isinstance(status, str) and answer["description"] for status, answer in operation["responses"].items()
            )
            named = {each["name"] for each in operation["parameters"] if each["in"] == "path"}
            assert named == set(re.findall(r"{(\w+)}", path))
    assert len(set(identifiers)) == len(identifiers)


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    for path, node in walk(document):
        if isinstance(node, dict) and "$ref" in node and isinstance(node["$ref"], str):
            assert node["$ref"].rpartition("/")[2] in schemas, path


def test_every_field_and_parameter_is_described_with_an_example(document: dict[str, Any]) -> None:
    for name, schema in document["components"]["schemas"].items():
        for field, described in schema.get("properties", {}).items():
            assert described.get("description"), f"{name}.{field}"
            is_shape = "$ref" in described or "allOf" in described or "items" in described
            assert "examples" in described or is_shape, f"{name}.{field}"
    for path, methods in document["paths"].items():
        for operation in methods.values():
            for parameter in operation["parameters"]:
                assert parameter["description"], f"{path} {parameter['name']}"


def test_every_limit_of_a_request_is_described(document: dict[str, Any], client: httpx.Client) -> None:
    fields = document["components"]["schemas"]["RunRequest"]["properties"]
    for field in ("timeout", "cpuTimeLimit", "memoryLimit", "processLimit", "outputLimit"):
        for number, edge in (("minimum", -1), ("maximum", 1)):
            body = {"language": "python", "code": "", "interactive": True, field: fields[field][number]}
            assert client.post("/api/submit", json=body).status_code == 202
            refused(client.post("/api/submit", json=body | {field: fields[field][number] + edge}), 422, field)


def test_what_is_described_is_what_is_known(document: dict[str, Any], client: httpx.Client) -> None:
    problem = refused(client.post("/api/submit", json={"language": "python", "code": "", "x": 1}), 422, "x")
    known = problem["errors"][0]["message"].partition("known are ")[2].split(", ")
    assert known == list(document["components"]["schemas"]["RunRequest"]["properties"])


@pytest.fixture(scope="module")
def page(site: Site) -> str:
    with site.client() as client:
        return client.get("/api/docs").text


def test_the_page_tells_of_every_call_and_every_shape(document: dict[str, Any], page: str) -> None:
    for path, methods in document["paths"].items():
        assert f"<code>{path}</code>" in page
        for operation in methods.values():
            assert f'id="{operation["operationId"]}"' in page
    for anchor in re.findall(r'href="#([^"]+)"', page):
        assert f'id="{anchor}"' in page, anchor
    for field in document["components"]["schemas"]["RunRequest"]["properties"]:
        assert f"<code>{field}</code>" in page


def test_the_page_needs_no_script_and_no_other_site(client: httpx.Client, page: str) -> None:
    policy = client.get("/api/docs").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self';")
    assert "unsafe" not in policy
    assert "<script" not in page
    assert "style=" not in page
    assert "<style" not in page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


def commands(page: str) -> dict[str, str]:
    """The commands that the page shows, by their captions."""
    figure = r'<figcaption>([^<]+)</figcaption><pre tabindex="0"><code class="curl">(.*?)</code></pre>'
    return {html.unescape(title): html.unescape(command) for title, command in re.findall(figure, page, re.DOTALL)}


def test_every_example_is_on_the_page(page: str) -> None:
    assert set(commands(page)) == {example.title for example in EXAMPLES}
    assert len({example.title for example in EXAMPLES}) == len(EXAMPLES)


@pytest.fixture(scope="module")
def finished(site: Site) -> str:
    """The id of an execution that has left the file of the examples."""
    body = next(example.body for example in EXAMPLES if example.name == "queue")
    with site.client() as client:
        result = client.post("/api/execute", json=body).json()
    assert [file["name"] for file in result["files"]] == ["dot.svg"]
    return str(result["id"])


@pytest.fixture(scope="module")
def key(site: Site) -> Iterator[str]:
    """A key that may do everything."""
    made = site.manage("shell", "-v0", "-c", MAKE_KEY).stdout.strip()
    yield made
    site.manage("shell", "-v0", "-c", "from django.contrib.auth.models import User; User.objects.all().delete()")


MAKE_KEY = """
from django.contrib.auth.models import User
from accounts.models import ApiKey
key = ApiKey(user=User.objects.create_user("examples"), name="examples", scopes=["run", "interactive", "admin"])
secret = key.make_secret()
key.save()
print(secret)
"""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_works_as_it_stands_on_the_page(page: str, finished: str, key: str, example: Any) -> None:
    shown = commands(page)[example.title]
    command = shown.replace("0b8f6d1e-6a44-4a0c-9d0e-6f2f4f0c2f11", finished).replace(KEY, key)
    argv = ["curl", "-sS", "-w", "\n%{http_code}", *shlex.split(command.replace("\\\n", " "))[1:]]
    done = subprocess.run(argv, capture_output=True, text=True, check=True)
    body, _, status = done.stdout.rpartition("\n")
    assert int(status) == example.status, body
    check(example.name, json.loads(body) if body and example.name != "file" else body)


def check(name: str, body: Any) -> None:
    """What the captions promise."""
    outputs = {"hello": "ADA\n", "files": "42\n"}
    if name in outputs:
        assert body["output"] == outputs[name]
    if name == "cases":
        assert [case["verdict"] for case in body["cases"]] == ["success", "success"]
    if name == "limits":
        assert body["verdict"] == "time_limit"
    if name == "result":
        assert body["metadata"] == {"exercise": 12}
    if name == "file":
        assert body.startswith("<svg")
    if name == "system":
        shaped(System, body)
        assert body["workers"][0]["seats"] > 0
        assert {"python", "bash"} <= {image["language"] for image in body["images"] if image["available"]}
    if name == "several":
        assert all("id" in item for item in body)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 820, 390])
def test_the_page_fits_every_screen(site: Site, width: int, scheme: Any) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        complaints: list[str] = []
        tab.on("console", lambda message: complaints.append(message.text))
        tab.goto(f"{site.url}/api/docs")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert not complaints
        browser.close()
