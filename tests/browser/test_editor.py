"""The editor: what is written there, and where it is kept."""

import base64
import json
import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.workbench import Workbench

TWO = [{"name": "main.py", "content": "import shapes\n"}, {"name": "shapes.py", "content": "print('a shape')\n"}]


def test_a_draft_of_several_files_survives_a_reload_and_runs(workbench: Workbench) -> None:
    workbench.open("python", json.dumps({"schema": 2, "language": "python", "files": TWO}))
    expect(workbench.page.locator(".monaco")).to_contain_text("import shapes")
    workbench.run()
    workbench.expect_screen("a shape")
    workbench.expect_tone("good")


def test_a_link_brings_a_program_and_the_draft_stays(workbench: Workbench) -> None:
    page = workbench.page
    workbench.open("python", "mine = 1\n")
    code = base64.urlsafe_b64encode(b"print('of the link')\n").decode().rstrip("=")
    page.goto("about:blank")
    page.goto(f"/python#code={code}")
    expect(page.locator(".monaco")).to_contain_text("of the link")
    expect(page).to_have_url(re.compile("/python$"))
    _type_at_end(page, "more = 2")
    page.reload()
    expect(page.locator(".monaco")).to_contain_text("more = 2")
    page.get_by_role("button", name="Back to my draft").click()
    expect(page.locator(".monaco")).to_contain_text("mine = 1")
    page.reload()
    expect(page.locator(".monaco")).to_contain_text("mine = 1")


def test_what_another_tab_changed_is_offered_and_overwrites_nothing(new_context: Callable[..., BrowserContext]) -> None:
    context = new_context(viewport={"width": 1280, "height": 800})
    here, there = Workbench(context.new_page()), Workbench(context.new_page())
    for each in (here, there):
        each.open("python")
    _type_at_end(there.page, "# from there")
    here.page.wait_for_selector("#notice:not([hidden])")
    assert "from there" not in here.code()
    here.page.get_by_role("button", name="Show that version").click()
    expect(here.page.locator(".monaco")).to_contain_text("from there")


def test_a_browser_that_keeps_nothing_says_so_and_works(new_context: Callable[..., BrowserContext]) -> None:
    context = new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }")
    workbench = Workbench(context.new_page())
    workbench.open("python")
    _type_at_end(workbench.page, "# more")
    expect(workbench.page.locator("[data-hint]")).to_have_text(re.compile("keeps nothing"))


def _type_at_end(page: Page, text: str) -> None:
    page.click(".monaco .view-lines")
    page.keyboard.press("Control+End")
    page.keyboard.type(text)
