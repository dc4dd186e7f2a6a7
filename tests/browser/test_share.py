"""Sharing: from the page to a link, and from the link to a page."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.workbench import SECONDS, Workbench

GREETING = 'name = input("Name? ")\nprint("Hello,", name)\n'


def share(page: Page, **fields: str) -> str:
    """The link that the dialog makes."""
    page.click("#open-share")
    for name, value in fields.items():
        page.select_option(f"#share-{name}", value) if name == "life" else page.fill(f"#share-{name}", value)
    page.click("#share-submit")
    expect(page.locator("#share-made")).to_be_visible(timeout=SECONDS)
    return page.input_value("#share-url")


def test_a_program_is_shared_with_what_it_printed(
    workbench: Workbench, new_context: Callable[..., BrowserContext]
) -> None:
    workbench.open("python", GREETING)
    workbench.run()
    workbench.expect_said("^Waiting for your input$")
    workbench.type("Ada\n")
    workbench.expect_tone("good")
    expect(workbench.page.locator("#share-output")).to_have_css("opacity", "1")  # It is seen.
    link = share(workbench.page, name="A greeting", life="604800")
    expect(workbench.page.locator("#share-until")).to_contain_text("It ends")
    workbench.page.click("#copy-link")
    expect(workbench.page.locator("#copy-link")).to_contain_text("Copied")
    assert workbench.page.evaluate("navigator.clipboard.readText()") == link

    reader = Workbench(new_context().new_page())
    reader.open("s/" + link.rpartition("/")[2])
    expect(reader.page).to_have_title("A greeting · Compiler")
    assert "Hello," in reader.code()
    reader.expect_screen("Hello, Ada")
    reader.expect_said("^As it was shared: ")
    reader.run()
    reader.expect_said("^Waiting for your input$")


def test_a_reader_changes_a_copy_and_keeps_the_own_draft(
    workbench: Workbench, new_context: Callable[..., BrowserContext]
) -> None:
    workbench.open("python", GREETING)
    link = share(workbench.page)
    reader = Workbench(new_context().new_page())
    reader.open("python", "print('mine')\n")
    reader.page.goto(link)
    reader.page.wait_for_selector("body[data-ready]")
    reader.page.click(".monaco .view-lines")
    reader.type("x")
    assert "xname" not in reader.code()
    reader.page.get_by_role("button", name="Edit a copy").click()
    reader.page.keyboard.press("Control+Home")
    reader.type("x")
    expect(reader.page.locator(".monaco .view-lines")).to_contain_text(re.compile("xname"))
    reader.page.keyboard.press("Control+s")
    reader.page.reload()
    reader.page.wait_for_selector("body[data-ready]")
    reader.page.get_by_role("button", name="Back to my draft").click()
    expect(reader.page.locator(".monaco .view-lines")).to_contain_text("mine")
    workbench.page.goto(link)
    expect(workbench.page.locator(".monaco .view-lines")).to_contain_text("name")


def test_what_was_shared_can_be_taken_back(workbench: Workbench) -> None:
    """With the keyboard alone."""
    page = workbench.page
    workbench.open("python", GREETING)
    page.focus("#open-share")
    page.keyboard.press("Enter")
    expect(page.locator("#share")).to_be_visible()
    page.focus("#share-name")
    page.keyboard.type("Mine")
    page.keyboard.press("Enter")
    workbench.expect_focus_in("#share-url")
    link = page.input_value("#share-url")
    expect(page.locator("#shared-list")).to_contain_text("Mine")
    page.get_by_role("button", name="Take back: Mine").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#share-said")).to_contain_text("Taken back")
    expect(page.locator("#share-form")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#share")).to_be_hidden()
    answer = page.goto(link)
    assert answer
    assert answer.status == 404


def test_a_refusal_is_said_and_nothing_is_lost(workbench: Workbench) -> None:
    page = workbench.page
    workbench.open("python", GREETING)
    page.route("**/api/snapshots", lambda route: route.abort())
    page.click("#open-share")
    page.fill("#share-name", "Kept")
    page.click("#share-submit")
    expect(page.locator("#share-said")).to_contain_text("cannot be reached")
    expect(page.locator("#share-name")).to_have_value("Kept")


@pytest.mark.parametrize("device", ["workbench", "phone"])
def test_sharing_shuts_nobody_out(request: pytest.FixtureRequest, device: str) -> None:
    workbench: Workbench = request.getfixturevalue(device)
    page = workbench.page
    page.emulate_media(color_scheme="dark" if device == "phone" else "light", reduced_motion="reduce")
    workbench.open("python", GREETING)
    page.click("#open-share")
    workbench.expect_accessible()
    page.click("#share-submit")
    page.click("#embed summary")
    workbench.expect_accessible()
    page.goto(page.input_value("#share-url"))
    page.wait_for_selector("body[data-ready]")
    workbench.expect_accessible()
    page.goto(page.url + "?embed=1")
    page.wait_for_selector("body[data-ready]")
    workbench.expect_accessible()
