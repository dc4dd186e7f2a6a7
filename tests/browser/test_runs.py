"""What was run before can be looked at, played, opened again and compared."""

import re

from playwright.sync_api import expect

from tests.browser.workbench import Workbench

PROGRAM = """import time
print("first", flush=True)
time.sleep(0.3)
print("second", flush=True)
"""


def test_a_run_is_played_by_its_timing_opened_again_and_compared(workbench: Workbench) -> None:
    page = workbench.page
    for code in (PROGRAM, PROGRAM.replace("second", "third")):
        workbench.open("python", code)
        workbench.run()
        workbench.expect_tone("good")
    page.click("header a[href='/account/runs']")
    expect(page.locator(".run-row code")).to_have_text(['print("first", flush=True)'] * 2)
    workbench.expect_accessible()
    page.locator(".run-row").last.click()

    screen, seek = page.locator("#replay .xterm-rows"), page.locator("#seek")
    expect(screen).to_contain_text("second")
    seek.focus()
    page.keyboard.press("ArrowLeft")
    expect(seek).to_have_value("0")
    expect(screen).not_to_contain_text("second")
    expect(screen).to_contain_text("first")
    page.keyboard.press(" ")
    expect(screen).to_contain_text("second")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    expect(seek).to_have_value(seek.get_attribute("max") or "")
    workbench.expect_accessible()

    page.click(".comparing summary")
    page.click(".comparing a")
    expect(page.locator("del")).to_have_text(['\u2212 print("second", flush=True)', "\u2212 second"])
    expect(page.locator("ins")).to_have_text(['+ print("third", flush=True)', "+ third"])
    workbench.expect_accessible()

    page.locator(".pair a").first.click()
    page.get_by_role("link", name="Open in the editor").click()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("#notice")).to_contain_text("Run of Python")
    assert "second" in workbench.code()
    expect(page).to_have_url(re.compile(r"/edit$"))
    workbench.run()
    workbench.expect_screen("second")


def test_a_long_output_is_scrolled_by_keys(workbench: Workbench) -> None:
    page = workbench.page
    workbench.open("python", "print(*range(1000, 2000), sep='\\n', end='')")
    workbench.run()
    workbench.expect_tone("good")
    page.goto("/account/runs")
    page.locator(".run-row").click()
    screen = page.locator("#replay .xterm-rows")
    expect(screen).to_contain_text("1999")
    page.locator("#replay textarea").focus()
    page.keyboard.press("Home")
    expect(screen).to_contain_text("1000")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#replay').contains(document.activeElement)") is False
