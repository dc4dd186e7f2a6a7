"""Runs languages' starter programs, or others, through the queue, as a visitor's would be, for an admin to look at."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from executions import queue
from executions.allowances import QuotaRefused
from executions.limits import LimitsRefused
from executions.models import Execution
from executions.program import File, Program
from executions.results import result_of
from languages.models import Language

PATIENCE = 60.0  # Seconds; a run still going then is shown as it stands.
INPUT = "Ada\n3\n"  # What the starter programs ask for: a name, a count.


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What became of one program. `problem`: why there is no execution."""

    language: Language
    problem: str = ""
    execution: Execution | None = None

    @property
    def result(self) -> dict[str, object] | None:
        return result_of(self.execution) if self.execution and self.execution.has_ended else None


async def run_all(languages: Sequence[Language], owner: str, text: str = INPUT) -> list[Trial]:
    return list(await asyncio.gather(*(run(language, owner, text) for language in languages)))


async def run(language: Language, owner: str, text: str, code: str | None = None) -> Trial:
    """`text` is its input; without `code` it is the starter program."""
    content = language.starter if code is None else code
    program = Program(files=(File(name=language.file_name, content=content),), input=text)
    submission = queue.Submission(owner=owner, language=language, program=program)
    try:
        execution = await queue.submit_and_wait(submission, seconds=PATIENCE)
    except queue.NoWorker:
        return Trial(language=language, problem="No worker is there to run it.")
    except queue.QueueFull:
        return Trial(language=language, problem="The queue is full; try again when fewer runs wait.")
    except QuotaRefused as refused:
        return Trial(language=language, problem=str(refused))
    except LimitsRefused as refused:
        return Trial(language=language, problem=f"Its limits are beyond the site's: {refused}.")
    return Trial(language=language, execution=execution)
