"""What a user does on the page, in a few words."""

import json
import re

from playwright.sync_api import Locator, Page, expect

from tests.site import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SECONDS = 30_000  # ms; how long anything may take before a test is given up.


class Workbench:
    """The page with the editor and the terminal."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(SECONDS)

    def open(self, slug: str = "python", code: str | None = None) -> None:
        """Open the page of a language, with `code` as the draft that was kept there."""
        self.page.goto(f"/{slug}")
        if code is not None:
            self.page.evaluate(f"localStorage.setItem('compiler:draft:{slug}', {json.dumps(code)})")
            self.page.reload()
        self.page.wait_for_selector("body[data-ready]")

    def choose_language(self, slug: str) -> None:
        self.page.click("#language")
        self.page.click(f"#language-{slug}")
        expect(self.page).to_have_url(re.compile(f"/{slug}$"), timeout=SECONDS)

    def run(self) -> None:
        self.page.click("#run")

    def stop(self) -> None:
        self.page.click("#run.going")

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def choose(self, item: str) -> None:
        """Of the menu of files."""
        self.page.click("#open-file-menu")
        self.page.get_by_role("menuitem", name=item).click()

    def tab(self, name: str) -> Locator:
        return self.page.locator("#file-tabs [role=tab]", has_text=name)

    def expect_files(self, *names: str) -> None:
        """The tabs, in this order."""
        expect(self.page.locator("#file-tabs [role=tab]")).to_have_text(list(names))

    def expect_shown(self, name: str) -> None:
        expect(self.page.locator("#file-tabs [aria-selected=true]")).to_have_text(name)

    @property
    def state(self) -> Locator:
        return self.page.locator("#state")

    @property
    def said(self) -> Locator:
        """The words of the status line."""
        return self.page.locator("#state [data-text]")

    def expect_said(self, pattern: str) -> None:
        expect(self.said).to_have_text(re.compile(pattern), timeout=SECONDS)

    def expect_tone(self, tone: str) -> None:
        expect(self.state).to_have_attribute("data-tone", tone, timeout=SECONDS)

    def expect_screen(self, text: str | re.Pattern[str], within: int = SECONDS) -> None:
        """What can be seen of the terminal contains `text`."""
        expect(self.page.locator("#terminal .xterm-rows")).to_contain_text(text, timeout=within)

    def expect_focus_in(self, selector: str) -> None:
        self.page.wait_for_function(
            "selector => document.querySelector(selector).contains(document.activeElement)", arg=selector
        )

    def output(self) -> str:
        """All that is in the terminal, scrolled away or not, as its Copy button gives it."""
        self.page.evaluate("navigator.clipboard.writeText('')")
        self.page.click("#copy")
        self.page.wait_for_function("async () => await navigator.clipboard.readText() !== ''")
        text: str = self.page.evaluate("navigator.clipboard.readText()")
        return text

    def code(self) -> str:
        """What can be seen of the code, spaces as they are."""
        return self.page.locator(".monaco .view-lines").inner_text().replace("\xa0", " ")

    def expect_accessible(self) -> None:
        """axe finds nothing that shuts somebody out."""
        found = self.faults_for_some()
        assert not found, json.dumps(found, indent=1)

    def faults_for_some(self) -> list[dict[str, list[str]]]:
        """What axe calls serious or critical: rule and elements."""
        if self.page.evaluate("typeof axe") == "undefined":
            self.page.evaluate(AXE.read_text())
        found = self.page.evaluate("axe.run({resultTypes: ['violations']}).then((results) => results.violations)")
        serious = [each for each in found if each["impact"] in ("serious", "critical")]
        return [{each["id"]: [node["html"][:200] for node in each["nodes"]]} for each in serious]
