"""Every check of every language whose image is built, through the real sandbox."""

import uuid
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from executions.sandbox.pool import Pool
from executions.start import new_pool
from languages import checking
from languages.checks import EVERY_LANGUAGE, Check, of_folder
from languages.folder import Folder, FolderError, folders, tag_of
from languages.images import Images
from languages.models import Language
from tests.languages.conftest import Write

FOLDERS = folders()
CHECKS = [(folder, check) for folder in FOLDERS for check in of_folder(folder.path, str(folder.fields["file_name"]))]
# What universities teach with; Dart's toolchain can only be pulled.
PROMISED = frozenset((
    "javascript", "python", "ruby", "php", "bash", "sh", "perl", "lua", "r", "elixir", "cpp", "c", "java", "go", "rust",
    "csharp", "typescript", "kotlin", "scala", "swift", "haskell", "ocaml",
))  # fmt: skip


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def pool() -> AsyncIterator[Pool]:
    pool = new_pool(f"tests-{uuid.uuid4().hex[:8]}")
    await pool.start()
    yield pool
    await pool.close()


@pytest.fixture(scope="session")
def built() -> set[str]:
    with Images() as images:
        return {folder.slug for folder in FOLDERS if images.about(tag_of(folder.slug))}


def test_what_is_promised_is_built(built: set[str]) -> None:
    assert built >= PROMISED, f"run manage.py languages build; missing: {sorted(PROMISED - built)}"
    assert {folder.slug for folder in FOLDERS if folder.can_be_built} <= built


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.slug)
def test_a_language_has_all_checks_that_every_language_has(folder: Folder) -> None:
    names = {check.name for of, check in CHECKS if of is folder}
    assert names >= set(EVERY_LANGUAGE), f"missing: {sorted(set(EVERY_LANGUAGE) - names)}"


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(("folder", "check"), CHECKS, ids=[f"{of.slug}-{check.name}" for of, check in CHECKS])
async def test_check(folder: Folder, check: Check, pool: Pool, built: set[str]) -> None:
    if folder.slug not in built and not folder.can_be_built:
        return  # Only its makers' image could run it.
    checked = await checking.run(check, Language(slug=folder.slug, **folder.fields), pool)
    assert not checked.fault


FAILING = {
    "verdict": ("import sys; sys.exit(1)", "", "It ended as runtime_error, not success"),
    "exit code": ("import sys; sys.exit(1)", 'verdict = "runtime_error"\nexit_code = 2\n', "Its exit code is 1, not 2"),
    "output": ("print('a')", 'output = "b\\n"\n', "It printed 'a\\n', not 'b\\n'"),
    "what it says": ("", 'says = "error"\n', "'error' is not in what was said"),
    "noise": ("import sys; print('!', file=sys.stderr)", "", "It was not silent"),
    "files": ("", 'files = ["plot.png"]\n', "It did not leave plot.png"),
}


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("name", FAILING)
async def test_a_check_fails_when_it_should(name: str, write: Write, pool: Pool) -> None:
    source, expectation, fault = FAILING[name]
    check = write() / "checks" / "failing"
    check.mkdir(parents=True)
    (check / "main.py").write_text(source)
    (check / "check.toml").write_text(expectation)
    python = next(folder for folder in FOLDERS if folder.slug == "python")
    checked = await checking.run(
        of_folder(check.parent.parent, "main.py")[0], Language(slug="python", **python.fields), pool
    )
    assert fault in checked.fault


@pytest.mark.parametrize(
    ("text", "reason"),
    [("colour = 1\n", "unknown entries: colour"), ("output = \n", "cannot be read"), (None, "cannot be read")],
)
def test_a_check_that_cannot_be_read_is_refused(write: Write, text: str | None, reason: str) -> None:
    check = write() / "checks" / "hello"
    check.mkdir(parents=True)
    (check / "main.toy").write_text("say hello\n")
    if text is not None:
        (check / "check.toml").write_text(text)
    with pytest.raises(FolderError, match=reason):
        of_folder(check.parent.parent, "main.toy")


def test_a_check_without_a_main_file_is_refused(write: Write) -> None:
    check = write() / "checks" / "hello"
    check.mkdir(parents=True)
    (check / "check.toml").write_text("")
    with pytest.raises(FolderError, match=r"needs a main\.toy"):
        of_folder(check.parent.parent, "main.toy")
