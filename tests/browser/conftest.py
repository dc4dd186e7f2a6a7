"""Debian's Chromium, and the page in it as a user has it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.workbench import Workbench
from tests.site import Site

ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}

# Reports what the browser refused because of the page's policy.
WATCH = """
document.addEventListener("securitypolicyviolation", (event) =>
  reportViolation([event.violatedDirective, event.blockedURI, event.sourceFile, event.sample].join(" ")));
"""

Open = Callable[..., Workbench]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One for the package: while Playwright's loop runs in this thread, no asynchronous test can."""
    executable = shutil.which("chromium")
    assert executable, "these tests need Debian's chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def watched(chromium: Browser, site: Site) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browsers of new visitors. In none of them may the page's policy be violated or a script fail."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def note(text: str) -> None:
        faults.append(text)

    def new(**options: Any) -> BrowserContext:
        context = chromium.new_context(base_url=site.url, **options)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.url)
        context.expose_function("reportViolation", note)
        context.add_init_script(WATCH)
        context.on("weberror", lambda error: faults.append(f"script: {error.error}"))
        contexts.append(context)
        return context

    yield new
    found = [*faults]  # What a page cannot do because it is being closed is no fault of its.
    for context in contexts:
        context.close()
    assert found == []


@pytest.fixture
def new_context(chromium: Browser, site: Site) -> Iterator[Callable[..., BrowserContext]]:
    with watched(chromium, site) as new:
        yield new


@pytest.fixture
def workbench(new_context: Callable[..., BrowserContext]) -> Workbench:
    """The page in a new visitor's browser on a desk."""
    return Workbench(new_context(viewport={"width": 1280, "height": 800}).new_page())


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Workbench:
    """The page in a new visitor's phone."""
    return Workbench(new_context(**PHONE).new_page())
