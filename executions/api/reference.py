"""The OpenAPI document, laid out for the page that people read."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from executions.api.examples import EXAMPLES, Example
from executions.api.openapi import Document, document
from executions.api.snippets import TONGUES
from executions.terminal import protocol

# Those that the calls' answers and requests are made of, in the order in which a reader meets them.
SHAPES = (
    "RunRequest", "SubmittedFile", "TestCase", "TerminalSize", "Accepted", "Result", "CaseResult", "ProducedFile",
    "Status", "Summary", "SnapshotRequest", "ProgramDocument", "SnapshotAnswer", "WholeSnapshot", "Recording",
    "LanguageAnswer", "LanguageLimits", "ProblemAnswer",
)  # fmt: skip
REQUESTS = ("RunRequest", "SubmittedFile", "SnapshotRequest", "ProgramDocument")
NAMES = {
    "RunRequest": "Request",
    "SubmittedFile": "File",
    "TestCase": "Case",
    "TerminalSize": "Terminal",
    "LanguageAnswer": "Language",
    "LanguageLimits": "Limits",
    "ProblemAnswer": "Problem",
    "CaseResult": "Case result",
    "ProducedFile": "Produced file",
    "SnapshotRequest": "Sharing request",
    "ProgramDocument": "Program",
    "SnapshotAnswer": "Shared program",
    "WholeSnapshot": "Shared program, whole",
}
CODE = re.compile(r"`([^`]+)`")
BOUNDS = (
    ("minimum", "{} or more"),
    ("maximum", "up to {}"),
    ("maxLength", "up to {} characters"),
    ("maxItems", "up to {}"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A field or a parameter."""

    name: str
    kind: SafeString
    about: SafeString
    bounds: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    tongue: str
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """An example in each language."""

    title: str
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    anchor: str
    method: str
    path: str
    title: str
    about: tuple[SafeString, ...]
    parameters: tuple[Row, ...]
    body: SafeString | None
    answers: tuple[tuple[str, SafeString], ...]
    problems: tuple[tuple[str, SafeString], ...]
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    anchor: str
    name: str
    about: SafeString
    rows: tuple[Row, ...]
    sample: str


def groups(site: str, identifier: str) -> list[tuple[str, list[Call]]]:
    """The calls by their tags; examples are for `site`."""
    paths = document()["paths"]
    calls = [
        (operation["tags"][0], _call(method, path, operation, site, identifier))
        for path, methods in paths.items()
        for method, operation in methods.items()
    ]
    tags = [tag["name"] for tag in document()["tags"]]
    return [(tag, [call for group, call in calls if group == tag]) for tag in tags]


def shapes() -> list[Shape]:
    schemas = document()["components"]["schemas"]
    return [_shape(name, schemas[name]) for name in SHAPES]


def messages() -> list[tuple[str, list[tuple[str, list[tuple[str, str]]]]]]:
    """What clients send: for each socket each message with its fields."""
    sockets = (("terminal", protocol.CLIENT_MESSAGES), ("sessions", protocol.SESSIONS_CLIENT_MESSAGES))
    return [
        (
            socket,
            [(name, [(field, allowed) for field, (_, allowed) in fields.items()]) for name, fields in known.items()],
        )
        for socket, known in sockets
    ]


def _call(method: str, path: str, operation: Document, site: str, identifier: str) -> Call:
    answers = {status: answer for status, answer in operation["responses"].items() if "problem" not in str(answer)}
    problems = {status: answer for status, answer in operation["responses"].items() if status not in answers}
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    return Call(
        anchor=operation["operationId"],
        method=method.upper(),
        path=path,
        title=operation["summary"],
        about=tuple(map(prose, re.split(r"\n\s*\n", operation.get("description", "")))),
        parameters=tuple(_parameter(each) for each in operation["parameters"]),
        body=kind_of(body) if body else None,
        answers=tuple((status, _answer(answer)) for status, answer in answers.items()),
        problems=tuple((status, prose(answer["description"])) for status, answer in problems.items()),
        samples=tuple(
            _sample(each, site, identifier) for each in EXAMPLES if (each.method, each.path) == (method.upper(), path)
        ),
    )


def _sample(example: Example, site: str, identifier: str) -> Sample:
    needs_key = not settings.ANONYMOUS_API
    snippets = (
        Snippet(
            tongue=tongue.slug,
            name=tongue.name,
            text=example.snippet(tongue, site, identifier=identifier, needs_key=needs_key),
        )
        for tongue in TONGUES
    )
    return Sample(title=example.title, snippets=tuple(snippets))


def _answer(answer: Document) -> SafeString:
    content = next(iter(answer.get("content", {}).values()), None)
    if content is None:
        return SafeString("nothing")
    return kind_of(content["schema"]) if content.get("schema") else SafeString("the file itself")


def _parameter(parameter: Document) -> Row:
    schema = parameter["schema"]
    return Row(
        name=parameter["name"],
        kind=SafeString(parameter["in"]),
        about=prose(parameter["description"]),
        bounds=_bounds(schema),
        required=parameter["required"],
    )


def _shape(name: str, schema: Document) -> Shape:
    required = schema.get("required", []) if name in REQUESTS else []
    rows = (
        Row(
            name=field,
            kind=kind_of(each),
            about=prose(each.get("description", "")),
            bounds=_bounds(each),
            required=field in required,
        )
        for field, each in schema["properties"].items()
    )
    sample = json.dumps(sample_of(schema, name), indent=2, ensure_ascii=False)
    return Shape(
        anchor=name, name=shown(name), about=prose(schema.get("description", "")), rows=tuple(rows), sample=sample
    )


def sample_of(schema: Document, name: str = "") -> Any:
    """A value of that shape, made of the fields' examples."""
    if name == "RunRequest":
        return EXAMPLES[0].body
    if "$ref" in schema and not schema.get("examples"):
        return sample_of(_resolved(schema))
    if schema.get("examples"):
        return schema["examples"][0]
    if "allOf" in schema:
        return sample_of(schema["allOf"][0])
    if schema.get("type") == "array":
        return [sample_of(schema["items"])]
    return {field: sample_of(each) for field, each in schema.get("properties", {}).items()}


def kind_of(schema: Document) -> SafeString:
    """The type in words, shapes as links."""
    if "$ref" in schema:
        return _reference(schema)
    if "allOf" in schema:
        return kind_of(schema["allOf"][0])
    if "anyOf" in schema:
        return mark_safe(" or ".join(kind_of(each) for each in schema["anyOf"]))  # noqa: S308 - of escaped parts
    if "enum" in schema:
        return mark_safe(" or ".join(format_html("<code>{}</code>", each) for each in schema["enum"]))  # noqa: S308
    if schema.get("type") == "array":
        return format_html("list of {}", kind_of(schema["items"]))
    if "const" in schema:
        return format_html("<code>{}</code>", schema["const"])
    words = {"integer": "whole number", "boolean": "true or false", "date-time": "time"}
    kind = schema.get("format") or schema.get("type", "anything")
    return SafeString(escape(words.get(kind, kind)))


def _reference(schema: Document) -> SafeString:
    name = schema["$ref"].rpartition("/")[2]
    resolved = _resolved(schema)
    if "enum" in resolved:
        return kind_of({"enum": resolved["enum"]})
    if name in SHAPES:
        return format_html('<a href="#{}">{}</a>', name, shown(name))
    fields = ", ".join(resolved.get("properties", {}))
    return format_html("object: {}", fields)


def _resolved(schema: Document) -> Document:
    resolved: Document = document()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return resolved


def _bounds(schema: Document) -> str:
    if "minimum" in schema and "maximum" in schema:
        return f"{schema['minimum']} to {schema['maximum']}"
    parts = [words.format(schema[name]) for name, words in BOUNDS if name in schema]
    return ", ".join(parts)


def shown(name: str) -> str:
    return NAMES.get(name, name)


def prose(text: str) -> SafeString:
    """`text` with its `code` as code."""
    return mark_safe("".join(_pieces(" ".join(text.split()))))  # noqa: S308 - of escaped parts


def _pieces(text: str) -> Iterator[str]:
    for index, piece in enumerate(CODE.split(text)):
        yield format_html("<code>{}</code>", piece) if index % 2 else escape(piece)
