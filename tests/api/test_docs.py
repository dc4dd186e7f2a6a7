"""The documentation is true: it is valid and complete."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.api.conftest import refused
from tests.site import Site


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


def test_the_page_has_no_inline_script_and_needs_no_other_site(client: httpx.Client, page: str) -> None:
    policy = client.get("/api/docs").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy
    assert re.findall(r"<script[^>]*>", page) == re.findall(r'<script type="module" src="/static/[^"]+">', page)
    assert "style=" not in page
    assert "<style" not in page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
