"""An execution as API.md shows it: the same over HTTP, on the socket and to webhooks."""

import mimetypes
from typing import Any
from urllib.parse import quote

from executions.models import Execution, Verdict
from executions.sandbox.job import Stream
from executions.transcript import text_of

LONGEST_TEXT_ON_SOCKETS = 24_576  # Characters of each stream. JSON may make six bytes of one; Daphne sends 1 MiB.


def status_of(execution: Execution, queue_position: int | None = None) -> dict[str, Any]:
    return {
        "id": str(execution.pk),
        "status": execution.state,
        "phase": execution.phase or None,
        "verdict": execution.verdict or None,
        "queuePosition": queue_position,
        "queuedAt": execution.queued_at,
        "startedAt": execution.started_at,
        "finishedAt": execution.finished_at,
    }


def result_of(execution: Execution) -> dict[str, Any]:
    """The result of an execution that has ended."""
    identifier, frames = str(execution.pk), execution.transcript
    return {
        "id": identifier,
        "executionId": identifier,
        "language": execution.language,
        "languageVersion": execution.language_version,
        "status": execution.state,
        "verdict": execution.verdict,
        "success": execution.verdict == Verdict.SUCCESS,
        "message": execution.message,
        "output": text_of(frames, Stream.STDOUT, Stream.TERMINAL),
        "error": text_of(frames, Stream.STDERR),
        "compileOutput": text_of(frames, Stream.COMPILE),
        "exitCode": execution.exit_code,
        "signal": execution.signal or None,
        "executionTime": execution.wall_ms,
        "cpuTime": execution.cpu_ms,
        "compileTime": execution.compile_ms,
        "memory": execution.memory_kib,
        "truncated": {"output": execution.output_cut, "error": execution.error_cut},
        "files": [file_of(identifier, name, size) for name, size in execution.produced],
        "cases": execution.case_results,
        "queuedAt": execution.queued_at,
        "startedAt": execution.started_at,
        "finishedAt": execution.finished_at,
        "timestamp": execution.finished_at,
        "metadata": execution.metadata,
    }


def brief_result_of(execution: Execution) -> dict[str, Any]:
    """The result as sockets send it: long texts cut, so that a message stays below any server's limit."""
    result = result_of(execution)
    for name, which in (("output", "output"), ("error", "error"), ("compileOutput", None)):
        _cut(result, name, LONGEST_TEXT_ON_SOCKETS, which)
    share = LONGEST_TEXT_ON_SOCKETS // max(1, len(result["cases"]))
    result["cases"] = [dict(case, truncated=dict(case["truncated"])) for case in result["cases"]]
    for case in result["cases"]:
        _cut(case, "output", share, "output")
        _cut(case, "error", share, "error")
    return result


def _cut(result: dict[str, Any], name: str, most: int, which: str | None) -> None:
    if len(result[name]) > most:
        result[name] = result[name][:most]
        if which:
            result["truncated"][which] = True


def file_of(execution_id: str, name: str, size: int) -> dict[str, Any]:
    return {
        "name": name,
        "size": size,
        "mediaType": media_type(name),
        "url": f"/api/executions/{execution_id}/files/{quote(name)}",
    }


def media_type(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
