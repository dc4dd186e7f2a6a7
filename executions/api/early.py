"""Refusals by the server itself, before any view is called, each in the form of the API that was spoken to."""

from typing import Any

from executions.api.answers import as_json
from executions.api.problems import CONTENT_TYPE, Problem

JSON = "application/json"


def form_of(path: str, problem: Problem) -> tuple[str, bytes]:
    """Content type and body."""
    spoken = path.lstrip("/")
    if spoken.startswith("judge0/"):
        body: Any = {"error": problem.detail}
    elif spoken.startswith("api/v2/"):
        body = {"message": problem.detail}
    elif spoken.startswith("jobe/"):
        body = problem.detail
    else:
        return CONTENT_TYPE, as_json(problem.body())
    return JSON, as_json(body)
