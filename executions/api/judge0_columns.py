"""The columns of a Judge0 submission, as 1.13.1 has them: its clients know these and no other."""

import base64
from collections.abc import Callable, Sequence
from typing import Any

from executions.api.archives import pack
from executions.api.judge0_answer import STATUSES, Submitted
from executions.api.judge0_languages import STACK_KB
from executions.program import File

LINE = 60  # Characters of base64, as Ruby breaks it.


def decimal(value: float | None) -> str | None:
    """As Rails writes a column of decimals into JSON: as text."""
    if value is None:
        return None
    digits = f"{value:.6f}".rstrip("0")
    return f"{digits}0" if digits.endswith(".") else digits


def encode64(content: bytes) -> str:
    """Base64 in lines, each ended, as Ruby has it."""
    encoded = base64.b64encode(content).decode()
    return "".join(f"{encoded[at : at + LINE]}\n" for at in range(0, len(encoded), LINE))


def _mean(values: Sequence[int]) -> float | None:
    return sum(values) / len(values) if values else None


def _milliseconds(values: Sequence[int]) -> str | None:
    mean = _mean(values)
    return None if mean is None else decimal(mean / 1000)


def _packed(files: Sequence[File]) -> str | None:
    return encode64(pack((file.name, file.bytes()) for file in files)) if files else None


Column = Callable[[Submitted], Any]

# Bytes or text: in base64 where that is asked for.
TEXTS: dict[str, Column] = {
    "source_code": lambda it: it.source_code,
    "stdin": lambda it: it.program.input or None,
    "expected_output": lambda it: it.program.expected_output,
    "stdout": lambda it: (it.last and it.last.output) or None,
    "stderr": lambda it: (it.last and it.last.error) or None,
    "compile_output": lambda it: it.compile_output or None,
    "message": lambda it: it.message,
}
COLUMNS: dict[str, Column] = TEXTS | {
    "language_id": lambda it: it.language_id,
    "status_id": lambda it: it.status,
    "created_at": lambda it: it.execution.queued_at,
    "finished_at": lambda it: it.execution.finished_at,
    "time": lambda it: _milliseconds([run.cpu_ms for run in it.runs]),
    "memory": lambda it: round(_mean([run.memory_kib for run in it.runs]) or 0) or None,
    "token": lambda it: str(it.execution.pk),
    "number_of_runs": lambda it: len(it.program.cases) or 1,
    "cpu_time_limit": lambda it: decimal(it.cpu_seconds),
    "cpu_extra_time": lambda it: decimal(it.number("cpu_extra_time", 0)),
    "wall_time_limit": lambda it: decimal(it.limits.wall_ms / 1000),
    "memory_limit": lambda it: int(it.number("memory_limit", it.limits.memory_mib * 1024)),
    "stack_limit": lambda it: int(it.number("stack_limit", STACK_KB)),
    "max_processes_and_or_threads": lambda it: it.limits.processes,
    "enable_per_process_and_thread_time_limit": lambda it: False,
    "enable_per_process_and_thread_memory_limit": lambda it: False,
    "max_file_size": lambda it: it.limits.output_bytes // 1024,
    "exit_code": lambda it: it.last and it.last.exit_code,
    "exit_signal": lambda it: it.exit_signal,
    "wall_time": lambda it: _milliseconds([it.last.wall_ms] if it.last else []),
    "compiler_options": lambda it: it.text("compiler_options"),
    "command_line_arguments": lambda it: it.text("command_line_arguments"),
    "redirect_stderr_to_stdout": lambda it: it.redirected,
    "callback_url": lambda it: it.text("callback_url"),
    "additional_files": lambda it: _packed(it.additional_files),
    "enable_network": lambda it: False,
    "status": lambda it: {"id": it.status, "description": STATUSES[it.status]},
    "language": lambda it: it.language,
}
DEFAULT = ("token", "time", "memory", "stdout", "stderr", "compile_output", "message", "status")


def answer_of(it: Submitted, columns: Sequence[str], *, encoded: bool) -> dict[str, Any]:
    answer = {column: COLUMNS[column](it) for column in columns}
    for column in TEXTS.keys() & answer.keys():
        value = answer[column]
        if value is not None and encoded:
            answer[column] = encode64(value if isinstance(value, bytes) else value.encode())
        elif isinstance(value, bytes):
            answer[column] = value.decode()  # Raises UnicodeDecodeError, as Judge0 does.
    return answer
