"""Runs languages' checks through sandboxes of a pool, as a visitor's programs would be."""

from dataclasses import dataclass

from executions.limits import Asked, resolve
from executions.models import Execution, Outcome
from executions.runner import Run
from executions.sandbox.errors import SandboxError
from executions.sandbox.pool import Pool
from languages.checks import Check
from languages.models import Language

OWNER = "checks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What became of one check. `fault`: "" when it passed."""

    check: Check
    fault: str
    outcome: Outcome | None = None


async def run(check: Check, language: Language, pool: Pool) -> Checked:
    """Nothing of it is stored."""
    execution = Execution(owner=OWNER, language=language.slug, program=check.program.to_json())
    execution.limits = resolve(Asked(), language, interactive=False)
    going = Run(execution, language, pool)
    try:
        outcome = await going.outcome()
    except SandboxError as error:
        return Checked(check=check, fault=f"No sandbox: {error}")
    finally:
        await going.close()
    return Checked(check=check, fault=" ".join(check.faults(outcome)), outcome=outcome)
