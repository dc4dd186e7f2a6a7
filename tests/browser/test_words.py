"""The page speaks the visitor's language."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.browser.workbench import Workbench


def test_a_german_browser_gets_a_german_page(new_context: Callable[..., BrowserContext]) -> None:
    workbench = Workbench(new_context(viewport={"width": 1280, "height": 800}, locale="de-DE").new_page())
    page = workbench.page
    workbench.open("python", "print(6 * 7)\n")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("#run")).to_contain_text("Starten")
    workbench.run()
    workbench.expect_screen("42")
    workbench.expect_said(r"^Beendet in \d")
    page.locator("#open-settings").click()
    page.get_by_label("Sprache der Seite").select_option("English")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#run")).to_contain_text("Run")
    page.locator("#open-settings").click()
    page.get_by_label("Language of the page").select_option("As the browser's")
    expect(page.locator("html")).to_have_attribute("lang", "de")
