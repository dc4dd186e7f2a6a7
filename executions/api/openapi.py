"""The API as an OpenAPI 3.1 document."""

from functools import cache
from typing import Any

from django.conf import settings
from ninja.schema import NinjaGenerateJsonSchema

from executions.api import answer_headers
from executions.api.described import ProblemAnswer
from executions.api.examples import EXAMPLES
from executions.api.native import api
from executions.api.schemas import RunRequest

Document = dict[str, Any]
REFERENCE = "#/components/schemas/{model}"

INFO = """Runs programs in sandboxes. JSON in and out, camelCase, UTF-8; times in ISO 8601 with `Z`, durations in
milliseconds, memory limits in MiB, sizes in bytes. Every path works with and without a slash at its end."""

PROBLEMS = {
    400: "Not JSON.",
    401: "The site runs programs only for those it knows.",
    403: "Not allowed: by the key's scopes, by your quota, on a terminal, or a page's cookie came without its token.",
    404: "Unknown, or somebody else's.",
    409: "The same `Idempotency-Key` with another body.",
    413: "Code, files or input over the limit.",
    415: "A body that is neither JSON nor declared as such.",
    422: "A field is wrong or unknown: `errors` names each, with what is allowed.",
    429: "Too often, or a quota is used up: which, and when to come back.",
    503: "The queue is full, or no worker is alive; `Retry-After` says when to try again.",
}
OF_TAKING = (400, 401, 403, 409, 413, 415, 422, 429, 503)
OF_LOOKING = (401, 404, 429)
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "The same key and body within 24 hours answers with the first execution.",
    "schema": {"type": "string", "maxLength": 200, "pattern": "^[!-~]*$"},
    "example": "hand-in-17",
}
PREFER = {
    "name": "Prefer",
    "in": "header",
    "required": False,
    "description": "`respond-async`: do not wait, as with `wait: false`.",
    "schema": {"type": "string"},
    "example": "respond-async",
}
LINKS = {
    name: {"operationId": name, "parameters": {"id": "$response.body#/id"}, "description": description}
    for name, description in (
        ("status", "Where it is."),
        ("result", "How it ended."),
        ("cancel", "End it."),
        ("delete", "Delete it with all that it left."),
    )
}
OF_WORDS = {
    "State": "Where an execution is.",
    "Phase": "What goes on while it runs.",
    "Verdict": "How a run ended.",
}
OF_SHARING = (400, 401, 403, 413, 415, 422, 429)
PATH_PARAMETERS = {
    "id": ("The execution's id.", "0b8f6d1e-6a44-4a0c-9d0e-6f2f4f0c2f11"),
    "name": ("What it is called: a file's path below `output/`, or a language's slug or alias.", "python"),
    "snapshot": ("The shared program's id.", "7pQ2mZsKx9LfTb4W"),
}


@cache
def document() -> Document:
    schema: Document = dict(api.get_openapi_schema(path_prefix="api/"))
    schema["info"] = {"title": "Compiler", "version": "1", "description": INFO}
    schema["servers"] = [{"url": "/"}]
    schema["tags"] = [{"name": name} for name in ("Run", "Follow", "Share", "Look around")]
    schema["components"]["securitySchemes"] = {
        "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
        "bearer": {"type": "http", "scheme": "bearer"},
    }
    schema["security"] = [*([{}] if settings.ANONYMOUS_API else []), {"key": []}, {"bearer": []}]
    schemas = schema["components"]["schemas"]
    for model in (RunRequest, ProblemAnswer):
        described = model.model_json_schema(ref_template=REFERENCE, schema_generator=NinjaGenerateJsonSchema)
        schemas |= described.pop("$defs", {})
        schemas[model.__name__] = described
    schemas["BatchRequest"]["properties"]["executions"]["items"] = {"$ref": REFERENCE.format(model="RunRequest")}
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            _complete(operation, path, method)
    for name, description in OF_WORDS.items():
        schemas[name]["description"] = description
    for query in ("HistoryQuery", "ResultQuery", "SnapshotQuery"):  # Their fields stand as parameters.
        del schemas[query]
    _tidy(schema, inside_properties=False)
    return schema


def _complete(operation: Document, path: str, method: str) -> None:
    """What Ninja does not know of an operation."""
    operation["operationId"] = operation["operationId"].rpartition("_")[2]
    runs = operation["tags"] == ["Run"]
    if runs:
        operation["parameters"] += [IDEMPOTENCY_KEY, *([PREFER] if path.endswith("execute") else [])]
    for parameter in operation["parameters"]:
        parameter.pop("examples", None)  # The schema has them.
        if parameter["in"] == "path":
            parameter["description"], parameter["example"] = PATH_PARAMETERS[parameter["name"]]
    content = {"application/problem+json": {"schema": {"$ref": REFERENCE.format(model="ProblemAnswer")}}}
    for status in _refusals(operation, path, method):
        operation["responses"][status] = {
            "description": PROBLEMS[status],
            "content": content,
            "headers": answer_headers.OF_PROBLEMS.get(status, {}),
        }
    operation["responses"] = {str(status): answer for status, answer in operation["responses"].items()}
    answer_headers.describe(operation)
    examples = [each for each in EXAMPLES if (each.method.lower(), each.path) == (method, path)]
    if "requestBody" in operation and examples:
        operation["requestBody"]["content"]["application/json"]["examples"] = {
            each.name: {"summary": each.title, "value": each.body} for each in examples
        }
    if path.endswith("files/{name}"):
        operation["responses"]["200"]["content"] = {"*/*": {"schema": {"type": "string", "format": "binary"}}}
    if runs and not path.endswith("batch"):
        for answer in ("200", "202"):
            operation["responses"][answer]["links"] = LINKS


def _refusals(operation: Document, path: str, method: str) -> list[int]:
    """The statuses of the problems that it may be answered with."""
    statuses: set[int] = set()
    if "requestBody" in operation:
        statuses.update(OF_TAKING if operation["tags"] == ["Run"] else OF_SHARING)
    elif operation["tags"] != ["Look around"]:
        statuses.update(OF_LOOKING, {403} if method in ("post", "delete") else ())
    if path.endswith("/system"):
        statuses.update((401, 403, 429))
    if path.endswith("/quota"):
        statuses.update((401, 429))
    if path.endswith("/languages/{name}"):
        statuses.add(404)
    if any(parameter["in"] == "query" for parameter in operation["parameters"]):
        statuses.add(422)
    return sorted(statuses)


def _tidy(node: Any, *, inside_properties: bool) -> None:
    """Leave out the titles that pydantic makes of names."""
    if isinstance(node, list):
        for each in node:
            _tidy(each, inside_properties=False)
    if not isinstance(node, dict):
        return
    if not inside_properties and isinstance(node.get("title"), str) and "paths" not in node and "version" not in node:
        del node["title"]
    for name, value in node.items():
        if name not in ("example", "examples", "default"):
            _tidy(value, inside_properties=name == "properties" and not inside_properties)
