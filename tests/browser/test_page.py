"""The page itself: languages, drafts, keyboard, phone, accessibility."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.workbench import Workbench


def test_a_program_is_run_with_the_keyboard_alone(workbench: Workbench) -> None:
    page = workbench.page
    workbench.open("python")
    _tab_to(workbench, "#language")
    page.keyboard.press("Enter")
    page.keyboard.type("py3")
    page.keyboard.press("Enter")
    workbench.expect_focus_in("#editor")
    page.keyboard.press("Control+a")
    page.keyboard.type("print('hi', input('Name? '))")
    page.keyboard.press("Control+Enter")
    workbench.expect_said("^Waiting for your input$")
    page.keyboard.type("Ada\n")
    workbench.expect_screen("hi Ada")
    workbench.expect_tone("good")
    workbench.expect_focus_in("#editor")


@pytest.mark.parametrize("pane", ["#editor", "#terminal"])
def test_tab_leaves_editor_and_terminal_after_ctrl_m(workbench: Workbench, pane: str) -> None:
    workbench.open("python")
    workbench.page.click("#editor")
    if pane == "#terminal":
        workbench.page.keyboard.press("F6")
    workbench.expect_focus_in(pane)
    workbench.page.keyboard.press("Control+m")
    workbench.page.keyboard.press("Shift+Tab")
    inside = f"document.querySelector('{pane}').contains(document.activeElement)"
    assert workbench.page.evaluate(inside) is False


def test_the_picker_finds_a_language_by_its_alias(workbench: Workbench) -> None:
    workbench.open("python")
    workbench.page.click("#language")
    workbench.page.fill("#language-search", "c++")
    options = workbench.page.locator("#language-list [role=option]")
    expect(options.first).to_have_text(re.compile(r"^C\+\+\d"))
    expect(workbench.page.locator("#language-search")).to_have_attribute("aria-activedescendant", "language-cpp")
    workbench.page.keyboard.press("Enter")
    expect(workbench.page).to_have_url(re.compile("/cpp$"))
    workbench.expect_files("main.cpp")
    expect(workbench.page.locator(".monaco")).to_contain_text("#include")


def test_each_language_keeps_its_own_draft(workbench: Workbench) -> None:
    page = workbench.page
    workbench.open("python", "print('my draft')\n")
    workbench.choose_language("bash")
    expect(page.locator(".monaco")).not_to_contain_text("my draft")
    page.keyboard.press("Control+a")
    page.keyboard.type("echo other")
    workbench.choose_language("python")
    expect(page.locator(".monaco")).to_contain_text("draft")
    page.goto("/bash")
    expect(page.locator(".monaco")).to_contain_text("other")


def test_reset_brings_the_starter_and_undo_brings_the_draft(workbench: Workbench) -> None:
    workbench.open("python", "gone = 1\n")
    workbench.choose("Start over")
    expect(workbench.page.locator(".monaco")).to_contain_text("input")
    workbench.page.keyboard.press("Control+z")
    expect(workbench.page.locator(".monaco")).to_contain_text("gone")


def test_the_page_opens_with_the_language_used_last(workbench: Workbench) -> None:
    workbench.open("python")
    workbench.choose_language("java")
    workbench.page.goto("/")
    workbench.expect_files("Main.java")


def test_the_theme_follows_the_system_until_one_is_chosen(workbench: Workbench) -> None:
    page = workbench.page
    back = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="dark")
    workbench.open("python")
    dark = page.evaluate(back)
    page.emulate_media(color_scheme="light")
    light = page.evaluate(back)
    assert dark != light
    for _ in range(2):  # From the system's to light, from light to dark.
        page.click("#theme")
    assert page.evaluate(back) == dark
    page.reload(wait_until="commit")
    page.wait_for_selector("html[data-theme=dark]")  # So the server has rendered it: no flash of the other.


def test_the_border_is_moved_with_the_keyboard_and_stays(workbench: Workbench) -> None:
    workbench.open("python")
    splitter = workbench.page.locator("#splitter")
    splitter.focus()
    for _ in range(3):
        workbench.page.keyboard.press("ArrowLeft")
    expect(splitter).to_have_attribute("aria-valuenow", "50")
    workbench.page.reload()
    expect(splitter).to_have_attribute("aria-valuenow", "50")


def test_a_program_runs_without_the_full_editor(workbench: Workbench) -> None:
    workbench.page.route(re.compile(r"/assets/monaco-.*\.js"), lambda route: route.abort())
    workbench.page.goto("/python")
    workbench.page.fill("#code", "print('early')\n")
    workbench.run()
    workbench.expect_screen("early")
    workbench.expect_tone("good")


def test_a_phone_gets_a_text_area_and_a_line_for_input(phone: Workbench) -> None:
    fetched: list[str] = []
    phone.page.on("request", lambda request: fetched.append(request.url))
    phone.open("python", 'print("Hello,", input("Name? "))\n')
    assert not [url for url in fetched if "monaco" in url]
    phone.page.tap("#run")
    phone.expect_said("^Waiting for your input$")
    phone.page.fill("#answer", "Ada")
    phone.page.tap("#line button[type=submit]")
    phone.expect_screen("Hello, Ada")
    phone.expect_tone("good")
    wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert phone.page.evaluate(wider) is False


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", ["workbench", "phone"])
def test_nobody_is_shut_out(request: pytest.FixtureRequest, device: str, scheme: Any) -> None:
    workbench: Workbench = request.getfixturevalue(device)
    workbench.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    workbench.open("python", 'input("Name? ")\nraise SystemExit(1)\n')
    workbench.expect_accessible()
    workbench.page.click("#language")
    workbench.expect_accessible()
    workbench.page.keyboard.press("Escape")
    workbench.run()
    workbench.expect_said("^Waiting for your input$")
    workbench.expect_accessible()
    workbench.stop()
    workbench.expect_tone("quiet")
    workbench.expect_accessible()


def test_an_unknown_address_is_told_so(workbench: Workbench) -> None:
    answer = workbench.page.goto("/no-such-language")
    assert answer is not None
    assert answer.status == 404
    expect(workbench.page.locator("h1")).to_have_text("There is nothing at this address.")


def _tab_to(workbench: Workbench, selector: str) -> None:
    for _ in range(20):
        workbench.page.keyboard.press("Tab")
        if workbench.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")
