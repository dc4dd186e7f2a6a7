"""What a run of a shared program printed, for who looks at it before running it."""

from typing import Any
from uuid import UUID

from executions.models import Execution, Viewer
from executions.results import result_of
from executions.transcript import shown
from programs.document import ProgramDocument

LARGEST_OUTPUT = 65_536  # Characters; what came later is left out.
FIELDS = (
    "verdict", "message", "exitCode", "signal", "executionTime", "cpuTime", "compileTime", "memory", "languageVersion",
)  # fmt: skip


class NotItsRun(Exception):
    """Why that execution says nothing of this program, as a predicate."""


def record(viewer: Viewer, execution_id: UUID, program: ProgramDocument) -> dict[str, Any]:
    """How the run ended, and `frames` of [stream, text]; `cut`: there was more. Raises NotItsRun.

    It is the site that looks it up: nobody can claim an output that the program did not print.
    """
    execution = Execution.objects.visible_to(viewer).filter(pk=execution_id).first()
    if execution is None:
        raise NotItsRun("is not an execution of yours")
    if not execution.has_ended:
        raise NotItsRun("has not ended yet")
    if not _ran(execution, program):
        raise NotItsRun("ran another program: run this one, then share it")
    result = result_of(execution)
    frames, cut = _cut(execution.transcript)
    return {name: result[name] for name in FIELDS} | {"frames": frames, "cut": cut or execution.output_cut}


def _ran(execution: Execution, program: ProgramDocument) -> bool:
    ran, files = execution.program, [(file.name, file.content, file.encoding) for file in program.files]
    known = [(file["name"], file["content"], file["encoding"]) for file in ran["files"]]
    if len(known) == len(files) == 1:  # A single file has its language's name, whatever the page calls it.
        known, files = [known[0][1:]], [files[0][1:]]  # type: ignore[list-item]  # without the names
    same_input = execution.interactive or ran["input"] == program.input
    return (
        execution.language == program.language
        and known == files
        and same_input
        and list(ran["args"]) == program.args
        and list(ran["options"]) == program.compiler_options
        and not ran["cases"]
    )


def _cut(transcript: list[list[Any]]) -> tuple[list[list[str]], bool]:
    """Text of the same stream together, up to `LARGEST_OUTPUT`; whether that was not all."""
    frames: list[list[str]] = []
    left = LARGEST_OUTPUT
    for stream, _, text in transcript:
        if not left:
            return frames, True
        piece, left = shown(text[:left]), max(0, left - len(text))
        if frames and frames[-1][0] == stream:
            frames[-1][1] += piece
        else:
            frames.append([stream, piece])
        if len(piece) < len(text):
            return frames, True
    return frames, False
