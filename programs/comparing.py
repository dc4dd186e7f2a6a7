"""Two runs, part by part, as text whose lines a page can compare."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from executions.models import Execution
from executions.results import result_of

UNSEEN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])|[\x00-\x08\x0b-\x1f\x7f]")

Parts = dict[tuple[str, str], str]


def parts(before: Execution, after: Execution) -> list[dict[str, str]]:
    """`title`, `before` and `after` of each file, the input, the arguments and the output."""
    one, other = _of(before), _of(after)
    return [
        {"title": title or _titles()[kind], "before": one.get((kind, title), ""), "after": other.get((kind, title), "")}
        for kind, title in dict.fromkeys([*one, *other])
    ]


def _titles() -> dict[str, str]:
    return {"input": _("Input"), "args": _("Arguments"), "output": _("Output"), "error": _("Errors")}


def _of(execution: Execution) -> Parts:
    program, result = execution.program, result_of(execution)
    found: Parts = {("file", file["name"]): _text(file) for file in program["files"]}
    found["input", ""] = "" if execution.interactive else program["input"]
    found["args", ""] = "\n".join(program["args"])
    found["output", ""] = _plain(result["compileOutput"] + result["output"])
    found["error", ""] = _plain(result["error"])
    for number, case in enumerate(result["cases"], 1):
        found["case", case["name"] or _("Case %(number)s") % {"number": number}] = _plain(
            case["output"] + case["error"]
        )
    return {part: text for part, text in found.items() if text or part[0] == "file"}


def _text(file: Mapping[str, Any]) -> str:
    return _("(not text)") if file["encoding"] == "base64" else str(file["content"])


def _plain(text: str) -> str:
    """Without colours, moves of the cursor and returns."""
    return UNSEEN.sub("", text)
