"""Every language: it is picked, its starter program runs, answers and is seen."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from languages.folder import Folder, folders
from tests.browser.conftest import watched
from tests.browser.workbench import SECONDS, Workbench
from tests.site import Site

BUILT = [folder for folder in folders() if folder.can_be_built]
# SQL asks nobody. The largest planet comes first.
SEEN = {"sqlite": r"Earth.*Venus.*Mars.*Mercury.*planets"}


@pytest.fixture(scope="module")
def page(chromium: Browser, site: Site) -> Iterator[Workbench]:
    """One for all languages, as somebody has it who tries each."""
    with watched(chromium, site) as new:
        workbench = Workbench(new(viewport={"width": 1280, "height": 800}).new_page())
        workbench.open()
        yield workbench


@pytest.fixture
def visitor(page: Workbench) -> Iterator[Workbench]:
    yield page
    if page.page.locator("#run.going").count():  # It failed: the next language shall not.
        page.stop()
        page.expect_tone("quiet")


@pytest.mark.parametrize("folder", BUILT, ids=[folder.slug for folder in BUILT])
def test_a_language_is_picked_and_its_starter_program_is_run(visitor: Workbench, folder: Folder) -> None:
    visitor.choose_language(folder.slug)
    expect(visitor.page.locator("#language [data-name]")).to_have_text(folder.fields["name"])
    visitor.run()
    if "What is your name?" in folder.fields["starter"]:
        visitor.expect_said("^(Running|Waiting for your input)$")
        visitor.expect_screen("What is your name?", within=3 * SECONDS)  # Some compilers are slow when all are tried.
        visitor.page.click("#terminal")
        visitor.type(f"{folder.slug}\n")
        visitor.expect_screen(f"Hello, {folder.slug}!")
        visitor.type("2\n")
        visitor.expect_screen(re.compile(r"shall I print\?.*1 x 1 = 1.*2 x 2 = 4"))
    else:
        visitor.expect_screen(re.compile(SEEN.get(folder.slug, r"\S")))
    visitor.expect_tone("good")
