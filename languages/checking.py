"""Runs languages' checks through sandboxes of a pool, as a visitor's programs would be."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.timezone import now

from executions.database import in_database
from executions.limits import Asked, resolve
from executions.models import Execution, Outcome
from executions.runner import Run
from executions.sandbox.errors import SandboxError
from executions.sandbox.pool import Pool
from languages.checks import Check, of_folder
from languages.models import Language

OWNER = "checks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What became of one check. `fault`: "" when it passed."""

    check: Check
    fault: str
    outcome: Outcome | None = None

    def __str__(self) -> str:
        """`hello           ok      31 ms   1 ms   13 MiB`: compiled, ran, took at most."""
        line = f"{self.check.name:<16}{'FAILED' if self.fault else 'ok':<8}"
        if self.outcome:
            compiled = "" if self.outcome.compile_ms is None else f"{self.outcome.compile_ms} ms"
            line += f"{compiled:>9}{self.outcome.wall_ms or 0:>6} ms{(self.outcome.memory_kib or 0) >> 10:>6} MiB"
        return f"{line}  {self.fault}".rstrip()


async def run_all(language: Language, pool: Pool, tell: Callable[[Checked], None]) -> dict[str, str]:
    """Run all checks of a language whose image is there, and note in its row how they went. Name -> fault."""
    done = []
    for check in of_folder(settings.LANGUAGES_DIR / language.slug, language.file_name):
        done.append(await run(check, language, pool))
        tell(done[-1])
    faults = {each.check.name: each.fault for each in done if each.fault}
    row = Language.objects.filter(pk=language.pk)
    await in_database(row.update, checked_at=now() if done else None, check_faults=faults)
    return faults


async def run(check: Check, language: Language, pool: Pool) -> Checked:
    """The run itself is stored nowhere."""
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
