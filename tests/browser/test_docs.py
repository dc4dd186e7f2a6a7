"""The API's documentation in a browser: with its script, without it, on every screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

NewContext = Callable[..., BrowserContext]
TITLE = "Queue a program"


@pytest.fixture
def docs(new_context: NewContext) -> Page:
    page = new_context().new_page()
    page.goto("/api/docs")
    return page


def test_one_choice_of_language_is_for_all_examples_and_kept(docs: Page) -> None:
    sample = docs.get_by_role("figure", name=TITLE, exact=True)
    expect(sample.get_by_role("tab")).to_have_text(["curl", "Python", "JavaScript"])
    expect(sample.get_by_role("tabpanel")).to_contain_text("curl ")
    sample.get_by_role("tab", name="Python").click()
    for panel in docs.get_by_role("tabpanel").all():
        expect(panel).to_contain_text("import requests")
    docs.reload()
    expect(sample.get_by_role("tabpanel")).to_contain_text("import requests")


def test_the_keyboard_goes_through_the_tabs_and_what_is_read_stays_in_view(docs: Page) -> None:
    sample = docs.get_by_role("figure", name=TITLE, exact=True)
    sample.get_by_role("tab", name="curl").focus()
    docs.keyboard.press("End")
    tab = sample.get_by_role("tab", name="JavaScript")
    expect(tab).to_be_focused()
    expect(tab).to_have_attribute("aria-selected", "true")
    expect(tab).to_be_in_viewport()
    expect(sample.get_by_role("tabpanel")).to_contain_text("await fetch(")
    docs.keyboard.press("ArrowRight")
    expect(sample.get_by_role("tab", name="curl")).to_be_focused()
    docs.keyboard.press("Tab")
    docs.keyboard.press("Enter")
    expect(sample.get_by_role("status")).to_have_text("Copied")
    copied = docs.evaluate("navigator.clipboard.readText()")
    assert copied == sample.get_by_role("tabpanel").inner_text().strip()
    assert copied.startswith("curl http")


def test_without_script_every_example_can_be_unfolded(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/api/docs")
    sample = page.get_by_role("figure", name=TITLE, exact=True)
    expect(sample.get_by_text("curl http")).to_be_visible()
    expect(sample.get_by_text("import requests")).to_be_hidden()
    sample.get_by_text("Python", exact=True).click()
    expect(sample.get_by_text("import requests")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_every_screen(docs: Page, scheme: str) -> None:
    complaints: list[str] = []
    docs.on("console", lambda message: complaints.append(message.text))
    docs.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for width in (1440, 820, 390):
        docs.set_viewport_size({"width": width, "height": 900})
        assert docs.evaluate("document.documentElement.scrollWidth") <= width
    assert not complaints
