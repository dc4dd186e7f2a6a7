"""What one run was given and printed, as its page shows and plays it."""

from collections.abc import Iterator
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from executions.models import Execution
from executions.results import result_of
from executions.transcript import shown
from programs.runs import duration

BOUNDS = {"columns": (20, 240), "rows": (5, 80)}  # What a page can draw of a terminal's size.


def of(execution: Execution) -> dict[str, Any]:
    """What the page's template needs. `recording` is there where a terminal was written to."""
    program = execution.program
    context = {
        "result": result_of(execution),
        "files": program["files"],
        "input": program["input"],
        "args": program["args"],
        "options": program["options"],
        "cases": list(_cases(execution)),
        "measured": list(_measured(execution)),
        "recording": None,
    }
    if execution.interactive and execution.transcript:
        context["recording"] = {
            "frames": [[stream, at, shown(text)] for stream, at, text in execution.transcript],
            **{name: min(max(program[name], least), most) for name, (least, most) in BOUNDS.items()},
        }
    return context


def _measured(execution: Execution) -> Iterator[str]:
    if execution.exit_code is not None:
        yield _("exit code %(code)s") % {"code": execution.exit_code}
    if execution.signal:
        yield execution.signal
    if execution.wall_ms is not None:
        yield duration(execution.wall_ms)
    if execution.cpu_ms is not None:
        yield _("CPU %(time)s") % {"time": duration(execution.cpu_ms)}
    if execution.compile_ms is not None:
        yield _("compiled in %(time)s") % {"time": duration(execution.compile_ms)}
    if execution.memory_kib:
        yield _("%(size)s of memory") % {"size": filesizeformat(execution.memory_kib * 1024)}


def _cases(execution: Execution) -> Iterator[dict[str, Any]]:
    """Each case's result with what it was given and was to print."""
    given = execution.program["cases"]
    for number, result in enumerate(execution.case_results):
        asked = given[number] if number < len(given) else {}
        yield result | {"input": asked.get("input", ""), "expected": asked.get("expected_output")}
