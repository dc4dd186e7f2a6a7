"""Somebody's runs as their own pages show them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from executions import verdicts
from executions.api.history import part
from executions.models import Execution, ExecutionQuerySet, State, Verdict, Viewer
from languages.models import Language

ON_A_PAGE = 25
CHOICES_FROM = 2000  # Runs whose languages are offered.
LONGEST_LINE = 120
ALIKE = (
    "#!", "#include", "#import", "import ", "from ", "using ", "use ", "package ", "module ", "require", "<?php",
    "//", "/*", "*", "# ", "-- ",
)  # fmt: skip

TONES: dict[str, str] = {
    Verdict.SUCCESS: "good",
    Verdict.TIME_LIMIT: "limit",
    Verdict.MEMORY_LIMIT: "limit",
    Verdict.OUTPUT_LIMIT: "limit",
    Verdict.CANCELLED: "",
}
VERDICTS = {verdict: (words, TONES.get(verdict, "bad")) for verdict, words in verdicts.IN_WORDS.items()}
STATES: dict[str, tuple[Promise, str]] = {State.QUEUED: (_("Waiting"), "busy"), State.RUNNING: (_("Running"), "busy")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """An execution with what a page says of it. `tone`: the colour of `words`."""

    execution: Execution
    language: str
    first_line: str
    time: str
    words: Promise
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`next`: the cursor of the page with older ones; None: there are none."""

    runs: list[Run]
    next: str | None


def of(viewer: Viewer) -> ExecutionQuerySet:
    """Their own, newest first, without what was printed; staff find those of others in the admin."""
    mine = Execution.objects.filter(owner=viewer.owner).order_by("-queued_at", "-pk")
    return mine.defer("transcript", "case_results", "metadata")


def languages_of(viewer: Viewer) -> dict[str, str]:
    """Slug and name of each language of their last runs."""
    last = of(viewer).values("language")[:CHOICES_FROM]
    used = set(last.values_list("language", flat=True))
    names = names_of_languages()
    return {slug: names.get(slug, slug) for slug in sorted(used)}


def page(viewer: Viewer, *, after: str = "", **wanted: str) -> Page:
    """Those older than the cursor `after` whose columns are as `wanted`. Raises Problem: no cursor of ours."""
    shown, following = part(of(viewer), ON_A_PAGE, after=after, **wanted)
    return Page(runs=list(described(shown)), next=following)


def described(executions: Iterable[Execution]) -> Iterator[Run]:
    names = names_of_languages()
    for execution in executions:
        words, tone = VERDICTS.get(execution.verdict) or STATES[execution.state]
        yield Run(
            execution=execution,
            language=names.get(execution.language, execution.language),
            first_line=first_line(execution.program),
            time=duration(execution.wall_ms),
            words=words,
            tone=tone,
        )


def names_of_languages() -> dict[str, str]:
    return dict(Language.objects.values_list("slug", "name"))


def duration(ms: int | None) -> str:
    return "" if ms is None else verdicts.duration(ms / 1000)


def first_line(program: Mapping[str, Any]) -> str:
    """The main file's first line that tells programs apart; where all are alike, its first with a word in it."""
    for file in program["files"][:1]:
        lines = [] if file["encoding"] == "base64" else [line.strip() for line in file["content"].splitlines()]
        written = [line for line in lines if any(map(str.isalnum, line))]
        telling = (line for line in written if not line.lower().startswith(ALIKE))
        return str(next(telling, next(iter(written), file["name"])))[:LONGEST_LINE]
    return ""


def document(execution: Execution) -> dict[str, Any]:
    """What ran, as the page's editor opens a program."""
    program = execution.program
    return {
        "language": execution.language,
        "files": program["files"],
        "input": program["input"],
        "args": program["args"],
        "compilerOptions": program["options"],
        "cases": [_case(each) for each in program["cases"]],
    }


def _case(stored: Mapping[str, Any]) -> dict[str, Any]:
    names = ("name", "input", "args")
    return {name: stored[name] for name in names} | {"expectedOutput": stored["expected_output"]}
